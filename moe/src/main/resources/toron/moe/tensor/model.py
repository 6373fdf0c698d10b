
  # At least float32, where a narrower type would lose too much.
  def wide(self: __torch__.Ops, x: Tensor) -> Tensor:
    if x.dtype == 7:
      y = x
    else:
      y = torch.to(x, 6)
    return y

  # x Wᵀ (+ scale · x Aᵀ Bᵀ where the weight has a LoRA adapter), computed in x's type.
  def project(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
    y = torch.linear(x, torch.to(w[name], x.dtype))
    a = name + ".A"
    if torch.__contains__(w, a):
      h = torch.linear(x, torch.to(w[a], x.dtype))
      delta = torch.linear(h, torch.to(w[name + ".B"], x.dtype))
      y = torch.add(y, torch.mul(delta, torch.to(w["lora.scale"], x.dtype)))
    return y

  # Root mean square norm over the last axis (Zhang & Sennrich 2019), in float32 at least.
  def norm(self: __torch__.Ops, x: Tensor, weight: Tensor, epsilon: float) -> Tensor:
    h = (self).wide(x)
    h = torch.mul(h, torch.rsqrt(torch.add(torch.mean(torch.mul(h, h), [-1], True), epsilon)))
    return torch.mul(torch.to(h, x.dtype), torch.to(weight, x.dtype))

  def embed(self: __torch__.Ops, weight: Tensor, ids: Tensor, dtype: int) -> Tensor:
    return torch.to(torch.embedding(weight, ids), dtype)

  # Cosine and sine (tokens, 1, size / 2) of the rotary embedding, in float32 as the originals do.
  def rope(self: __torch__.Ops, positions: Tensor, size: int, base: float, dtype: int) -> List[Tensor]:
    i = torch.div(torch.to(torch.arange(0, size, 2), 6), float(size))
    inverse = torch.reciprocal(torch.pow(base, i))
    angle = torch.mul(torch.unsqueeze(torch.to(torch.reshape(positions, [-1]), 6), 1), torch.unsqueeze(inverse, 0))
    angle = torch.unsqueeze(angle, 1)
    return [torch.to(torch.cos(angle), dtype), torch.to(torch.sin(angle), dtype)]

  # (tokens, heads, size), the halves rotated against each other.
  def rotate(self: __torch__.Ops, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    parts = torch.chunk(x, 2, -1)
    a = parts[0]
    b = parts[1]
    first = torch.sub(torch.mul(a, cos), torch.mul(b, sin))
    second = torch.add(torch.mul(b, cos), torch.mul(a, sin))
    return torch.cat([first, second], -1)

  # Queries, keys and values (tokens, heads, size), rotated. A norm is over as many numbers as its
  # weight has: a head (Qwen3) or all of them (OLMoE). Clipping at 0 means none.
  def heads(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], cos: Tensor, sin: Tensor, size: int, epsilon: float, clip: float) -> List[Tensor]:
    q = (self).project(x, w, "q")
    k = (self).project(x, w, "k")
    v = (self).project(x, w, "v")
    n = torch.size(x, 0)
    if torch.__contains__(w, "q_norm"):
      q = (self).norm(torch.view(q, [n, -1, torch.size(w["q_norm"], 0)]), w["q_norm"], epsilon)
      k = (self).norm(torch.view(k, [n, -1, torch.size(w["k_norm"], 0)]), w["k_norm"], epsilon)
    if clip > 0.:
      q = torch.clamp(q, -clip, clip)
      k = torch.clamp(k, -clip, clip)
      v = torch.clamp(v, -clip, clip)
    q = torch.view(q, [n, -1, size])
    k = torch.view(k, [n, -1, size])
    v = torch.view(v, [n, -1, size])
    return [(self).rotate(q, cos, sin), (self).rotate(k, cos, sin), v]

  # (batch, key heads, time, size) to (batch, heads, time, size): each key head serves a group.
  def grouped(self: __torch__.Ops, x: Tensor, heads: int) -> Tensor:
    b = torch.size(x, 0)
    kv = torch.size(x, 1)
    t = torch.size(x, 2)
    d = torch.size(x, 3)
    y = x
    if kv != heads:
      y = torch.expand(torch.unsqueeze(x, 2), [b, kv, heads // kv, t, d])
      y = torch.reshape(y, [b, heads, t, d])
    return y

  # Whether query i may see key j: j ≤ i and j > i − window.
  def band(self: __torch__.Ops, time: int, window: int) -> Tensor:
    at = torch.arange(time)
    distance = torch.sub(torch.unsqueeze(at, 1), torch.unsqueeze(at, 0))
    return torch.logical_and(torch.ge(distance, 0), torch.lt(distance, window))

  # Causal attention inside each segment. Tokens lie end to end, so nothing is padded and no
  # segment sees another; neighbours of equal length are computed as one batch.
  def attend(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, lengths: List[int], window: int) -> Tensor:
    heads = torch.size(q, 1)
    outs = annotate(List[Tensor], [])
    n = torch.len(lengths)
    i = 0
    start = 0
    while i < n:
      t = lengths[i]
      j = i
      same = True
      while same:
        j = j + 1
        same = False
        if j < n:
          same = lengths[j] == t
      rows = (j - i) * t
      shape = [j - i, t, -1, torch.size(q, 2)]
      qs = torch.transpose(torch.view(torch.narrow(q, 0, start, rows), shape), 1, 2)
      ks = torch.transpose(torch.view(torch.narrow(k, 0, start, rows), shape), 1, 2)
      vs = torch.transpose(torch.view(torch.narrow(v, 0, start, rows), shape), 1, 2)
      ks = (self).grouped(ks, heads)
      vs = (self).grouped(vs, heads)
      narrow = False
      if window > 0:
        narrow = t > window
      if narrow:
        o = torch.scaled_dot_product_attention(qs, ks, vs, (self).band(t, window))
      else:
        o = torch.scaled_dot_product_attention(qs, ks, vs, None, 0., True)
      _0 = torch.append(outs, torch.reshape(torch.transpose(o, 1, 2), [rows, -1]))
      start = start + rows
      i = j
    if torch.len(outs) == 1:
      out = outs[0]
    else:
      out = torch.cat(outs, 0)
    return out

  # SwiGLU (Shazeer 2020).
  def mlp(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
    h = torch.silu((self).project(x, w, name + ".gate"))
    h = torch.mul(h, (self).project(x, w, name + ".up"))
    return (self).project(h, w, name + ".down")

  # Router logits, chosen experts and their weights, each (tokens, ·). Softmax over all experts in
  # float32, then the top k, then the family's normalisation.
  def route(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], top: int, normalise: bool) -> List[Tensor]:
    logits = (self).project(x, w, "router")
    p = torch.softmax((self).wide(logits), -1)
    weight, chosen = torch.topk(p, top, -1)
    if normalise:
      weight = torch.div(weight, torch.sum(weight, [-1], True))
    return [logits, chosen, torch.to(weight, x.dtype)]

  # Mixture of experts: tokens sorted by expert, each expert once over its run, then back. An
  # expert without tokens is left out; its gradient is zero.
  def mixture(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], experts: int, top: int, normalise: bool) -> List[Tensor]:
    r = (self).route(x, w, top, normalise)
    flat = torch.reshape(r[1], [-1])
    order = torch.argsort(flat, stable=True, dim=0, descending=False)
    counts = torch.bincount(flat, None, experts)
    sorted = torch.index_select(x, 0, torch.floor_divide(order, top))
    outs = annotate(List[Tensor], [])
    start = 0
    for e in range(experts):
      n = int(counts[e])
      if n > 0:
        h = torch.narrow(sorted, 0, start, n)
        _0 = torch.append(outs, (self).mlp(h, w, "expert." + str(e)))
        start = start + n
    y = torch.index_select(torch.cat(outs, 0), 0, torch.argsort(order, stable=False, dim=0, descending=False))
    y = torch.view(y, [torch.size(x, 0), top, -1])
    out = torch.squeeze(torch.bmm(torch.unsqueeze(r[2], 1), y), 1)
    return [out, r[0]]

  # One decoder layer: (tokens, hidden) to [(tokens, hidden), router logits (tokens, experts)]; the
  # second is left out where the layer is dense.
  def layer(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], cos: Tensor, sin: Tensor, lengths: List[int], size: int, epsilon: float, clip: float, window: int, experts: int, top: int, normalise: bool) -> List[Tensor]:
    qkv = (self).heads((self).norm(x, w["input_norm"], epsilon), w, cos, sin, size, epsilon, clip)
    h = torch.add(x, (self).project((self).attend(qkv[0], qkv[1], qkv[2], lengths, window), w, "o"))
    y = (self).norm(h, w["post_norm"], epsilon)
    if experts > 0:
      m = (self).mixture(y, w, experts, top, normalise)
      out = [torch.add(h, m[0]), m[1]]
    else:
      out = [torch.add(h, (self).mlp(y, w, "mlp"))]
    return out

  # W + scale · B A, in W's type.
  def merged(self: __torch__.Ops, weight: Tensor, a: Tensor, b: Tensor, scale: Tensor) -> Tensor:
    delta = torch.mul(torch.matmul(torch.detach(b), torch.detach(a)), scale)
    return torch.to(torch.add((self).wide(torch.detach(weight)), delta), weight.dtype)
