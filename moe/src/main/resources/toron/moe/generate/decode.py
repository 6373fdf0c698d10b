class Ops(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # Weights of one kind below each other in a type and place: one product instead of several.
  def stacked(self: __torch__.Ops, weights: List[Tensor], dtype: int, device: str) -> Tensor:
    all = annotate(List[Tensor], [])
    for w in weights:
      _0 = torch.append(all, torch.to(torch.detach(w), torch.device(device), dtype))
    if torch.len(all) == 1:
      out = all[0]
    else:
      out = torch.cat(all, 0)
    return out

  def prepared(self: __torch__.Ops, weights: List[Tensor], dtype: int, device: str) -> Tensor:
    return (self).pack((self).stacked(weights, dtype, device))

  # One norm of all query and key heads: (heads + key heads, size).
  def norms(self: __torch__.Ops, q: Tensor, k: Tensor, count: int, groups: int, dtype: int) -> Tensor:
    both = torch.cat([torch.expand(q, [count, -1]), torch.expand(k, [groups, -1])], 0)
    return torch.to(torch.detach(both), dtype)

  # Room for keys or values: (rows, key heads, longest, size).
  def cache(self: __torch__.Ops, rows: int, heads: int, time: int, size: int, dtype: int, device: str) -> Tensor:
    return torch.zeros([rows, heads, time, size], dtype=dtype, device=torch.device(device))

  # Some rows of a cache, the others let go.
  def rows_of(self: __torch__.Ops, cache: Tensor, rows: Tensor) -> Tensor:
    return torch.index_select(cache, 0, torch.to(rows, cache.device))

  # Root mean square norm over the last axis, in float32 at least, rounded before the weight.
  def norm(self: __torch__.Ops, x: Tensor, weight: Tensor, epsilon: float) -> Tensor:
    if x.dtype == 15:
      h = torch.to(x, 6)
      h = torch.mul(h, torch.rsqrt(torch.add(torch.mean(torch.mul(h, h), [-1], True), epsilon)))
      y = torch.mul(torch.to(h, x.dtype), weight)
    else:
      h = torch.rsqrt(torch.add(torch.mean(torch.mul(x, x), [-1], True), epsilon))
      y = torch.mul(torch.mul(x, h), weight)
    return y

  # Queries (tokens, heads, size), keys and values (tokens, key heads, size), rotated.
  def heads(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], cos: Tensor, sin: Tensor, count: int, groups: int, epsilon: float, clip: float) -> List[Tensor]:
    n = torch.size(x, 0)
    size = torch.size(cos, -1) * 2
    qkv = (self).times(x, w["qkv"])
    whole = torch.__contains__(w, "q_norm_whole")
    if whole:
      q = (self).norm(torch.narrow(qkv, 1, 0, count * size), w["q_norm_whole"], epsilon)
      k = (self).norm(torch.narrow(qkv, 1, count * size, groups * size), w["k_norm_whole"], epsilon)
      qkv = torch.cat([q, k, torch.narrow(qkv, 1, (count + groups) * size, groups * size)], 1)
    if clip > 0.:
      qkv = torch.clamp(qkv, -clip, clip)
    qkv = torch.view(qkv, [n, count + groups + groups, size])
    qk = torch.narrow(qkv, 1, 0, count + groups)
    if torch.__contains__(w, "qk_norm"):
      qk = (self).norm(qk, w["qk_norm"], epsilon)
    parts = torch.chunk(qk, 2, -1)
    first = torch.sub(torch.mul(parts[0], cos), torch.mul(parts[1], sin))
    second = torch.add(torch.mul(parts[1], cos), torch.mul(parts[0], sin))
    turned = torch.cat([first, second], -1)
    return [torch.narrow(turned, 1, 0, count), torch.narrow(turned, 1, count, groups), torch.narrow(qkv, 1, count + groups, groups)]

  # SwiGLU, gate and up in one product.
  def mlp(self: __torch__.Ops, x: Tensor, gate: Tensor, down: Tensor) -> Tensor:
    both = torch.chunk((self).times(x, gate), 2, -1)
    return (self).times(torch.mul(torch.silu(both[0]), both[1]), down)

  # Mixture of experts. Each token's experts where there is one token, else each expert once over
  # the tokens that chose it, wherever it was chosen at all.
  def mixture(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], gates: List[Tensor], downs: List[Tensor], top: int, normalise: bool) -> Tensor:
    p = torch.softmax(torch.to(torch.linear(x, w["router"]), 6), -1)
    weight, chosen = torch.topk(p, top, -1)
    if normalise:
      weight = torch.div(weight, torch.sum(weight, [-1], True))
    weight = torch.to(weight, x.dtype)
    outs = annotate(List[Tensor], [])
    if torch.size(x, 0) == 1:
      for e in annotate(List[int], torch.select(chosen, 0, 0).tolist()):
        _0 = torch.append(outs, (self).mlp(x, gates[e], downs[e]))
      if torch.len(outs) == 1:
        out = torch.mul(outs[0], weight)
      else:
        out = torch.mm(weight, torch.cat(outs, 0))
    else:
      sorted, order = torch.sort(torch.reshape(chosen, [-1]), 0, False)
      experts = annotate(List[int], sorted.tolist())
      from_ = torch.floor_divide(order, top)
      given = torch.index_select(x, 0, from_)
      n = torch.len(experts)
      i = 0
      while i < n:
        e = experts[i]
        j = i + 1
        same = True
        while same:
          same = False
          if j < n:
            if experts[j] == e:
              same = True
              j = j + 1
        _1 = torch.append(outs, (self).mlp(torch.narrow(given, 0, i, j - i), gates[e], downs[e]))
        i = j
      y = torch.mul(torch.cat(outs, 0), torch.unsqueeze(torch.index_select(torch.reshape(weight, [-1]), 0, order), 1))
      out = torch.index_add(torch.zeros_like(x), 0, from_, y)
    return out

  # Attention of one token a row over a cache filled up to at, itself included.
  def attend(self: __torch__.Ops, q: Tensor, keys: Tensor, values: Tensor, at: int, window: int, mask: Optional[Tensor]) -> Tensor:
    rows = torch.size(q, 0)
    first = 0
    if window > 0:
      if at + 1 > window:
        first = at + 1 - window
    k = torch.narrow(keys, 2, first, at + 1 - first)
    v = torch.narrow(values, 2, first, at + 1 - first)
    g = torch.view(q, [rows, torch.size(keys, 1), -1, torch.size(q, 2)])
    seen = mask
    if torch.__isnot__(mask, None):
      seen = torch.narrow(unchecked_cast(Tensor, mask), 3, first, at + 1 - first)
    return torch.reshape(torch.scaled_dot_product_attention(g, k, v, seen), [rows, -1])

  # Causal attention inside each prompt; prompts lie end to end.
  def attend_prompts(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, lengths: List[int], window: int) -> Tensor:
    outs = annotate(List[Tensor], [])
    groups = torch.floordiv(torch.size(q, 1), torch.size(k, 1))
    start = 0
    for n in lengths:
      qs = torch.unsqueeze(torch.transpose(torch.narrow(q, 0, start, n), 0, 1), 0)
      ks = torch.unsqueeze(torch.transpose(torch.narrow(k, 0, start, n), 0, 1), 0)
      vs = torch.unsqueeze(torch.transpose(torch.narrow(v, 0, start, n), 0, 1), 0)
      ks = torch.repeat_interleave(ks, groups, 1)
      vs = torch.repeat_interleave(vs, groups, 1)
      cut = False
      if window > 0:
        cut = n > window
      if cut:
        at = torch.arange(n, device=q.device)
        back = torch.sub(torch.unsqueeze(at, 1), torch.unsqueeze(at, 0))
        o = torch.scaled_dot_product_attention(qs, ks, vs, torch.logical_and(torch.ge(back, 0), torch.lt(back, window)))
      else:
        o = torch.scaled_dot_product_attention(qs, ks, vs, None, 0., True)
      _0 = torch.append(outs, torch.reshape(torch.transpose(torch.squeeze(o, 0), 0, 1), [n, -1]))
      start = start + n
    return torch.cat(outs, 0)

  # Cosine and sine (positions, 1, size / 2) of the rotary embedding, in float32 as the originals do.
  def rope(self: __torch__.Ops, positions: int, size: int, base: float, dtype: int, device: str) -> List[Tensor]:
    place = torch.device(device)
    i = torch.div(torch.to(torch.arange(0, size, 2, device=place), 6), float(size))
    frequencies = torch.reciprocal(torch.pow(base, i))
    angle = torch.mul(torch.unsqueeze(torch.to(torch.arange(positions, device=place), 6), 1), torch.unsqueeze(frequencies, 0))
    angle = torch.unsqueeze(angle, 1)
    return [torch.to(torch.cos(angle), dtype), torch.to(torch.sin(angle), dtype)]

  # All layers over some tokens: logits (rows, vocabulary) of what follows each row, in float32. With
  # lengths the tokens are whole prompts end to end, else one more token a row, at a place.
  def forward(self: __torch__.Ops, ids: Tensor, positions: Tensor, layers: List[Dict[str, Tensor]], gates: List[List[Tensor]], downs: List[List[Tensor]], ends: Dict[str, Tensor], cache: List[Tensor], lengths: List[int], starts: List[int], at: int, count: int, groups: int, epsilon: float, clip: float, window: int, top: int, normalise: bool) -> Tensor:
    device = ends["embedding"].device
    given_at = torch.to(positions, device)
    cos = torch.index_select(ends["cos"], 0, given_at)
    sin = torch.index_select(ends["sin"], 0, given_at)
    x = torch.embedding(ends["embedding"], torch.to(ids, device))
    mask = annotate(Optional[Tensor], None)
    reading = torch.len(lengths) > 0
    late = False
    for s in starts:
      if s > 0:
        late = True
    if torch.__and__(late, torch.__not__(reading)):
      row = torch.unsqueeze(torch.tensor(starts, device=device), 1)
      seen = torch.ge(torch.unsqueeze(torch.arange(at + 1, device=device), 0), row)
      mask = torch.unsqueeze(torch.unsqueeze(seen, 1), 1)
    for i in range(torch.len(layers)):
      w = layers[i]
      keys = cache[2 * i]
      values = cache[2 * i + 1]
      qkv = (self).heads((self).norm(x, w["input_norm"], epsilon), w, cos, sin, count, groups, epsilon, clip)
      if reading:
        begin = 0
        for r in range(torch.len(lengths)):
          n = lengths[r]
          to_k = torch.narrow(torch.select(keys, 0, r), 1, starts[r], n)
          to_v = torch.narrow(torch.select(values, 0, r), 1, starts[r], n)
          _0 = torch.copy_(to_k, torch.transpose(torch.narrow(qkv[1], 0, begin, n), 0, 1))
          _1 = torch.copy_(to_v, torch.transpose(torch.narrow(qkv[2], 0, begin, n), 0, 1))
          begin = begin + n
        a = (self).attend_prompts(qkv[0], qkv[1], qkv[2], lengths, window)
      else:
        _2 = torch.copy_(torch.select(keys, 2, at), qkv[1])
        _3 = torch.copy_(torch.select(values, 2, at), qkv[2])
        a = (self).attend(qkv[0], keys, values, at, window, mask)
      h = torch.add(x, (self).times(a, w["o"]))
      y = (self).norm(h, w["post_norm"], epsilon)
      if torch.__contains__(w, "router"):
        m = (self).mixture(y, w, gates[i], downs[i], top, normalise)
      else:
        m = (self).mlp(y, gates[i][0], downs[i][0])
      x = torch.add(h, m)
    if reading:
      last = annotate(List[int], [])
      end = -1
      for n in lengths:
        end = end + n
        _4 = torch.append(last, end)
      x = torch.index_select(x, 0, torch.tensor(last, device=device))
    h = (self).norm(x, ends["norm"], epsilon)
    return torch.to((self).times(h, ends["head"]), 6)

  # The likeliest token of each row.
  def likeliest(self: __torch__.Ops, logits: Tensor) -> Tensor:
    return torch.argmax(logits, -1)
