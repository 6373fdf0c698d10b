
  # SwiGLU.
  def gated(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], name: str, kept: Dict[str, Tensor]) -> Tensor:
    if torch.__contains__(w, name + ".gate.joint"):
      parts = torch.chunk((self).product(x, w[name + ".gate.joint"]), 2, -1)
      g = parts[0]
      u = parts[1]
    else:
      g = (self).apply(x, w, name + ".gate")
      u = (self).apply(x, w, name + ".up")
    torch._set_item(kept, name + ".g", g)
    torch._set_item(kept, name + ".u", u)
    return (self).apply(torch.mul_(torch.silu(g), u), w, name + ".down")

  # The gradient of x.
  def gated_back(self: __torch__.Ops, g: Tensor, x: Tensor, w: Dict[str, Tensor], name: str, kept: Dict[str, Tensor], wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> Tensor:
    gate = kept[name + ".g"]
    up = kept[name + ".u"]
    s = torch.silu(gate)
    d = (self).apply_back(g, torch.mul(s, up), w, name + ".down", wanted, grads)
    if torch.__contains__(w, name + ".gate.joint"):
      n = torch.size(gate, 1)
      both = torch.empty([torch.size(gate, 0), 2 * n], dtype=d.dtype)
      _0 = torch.mul(s, d, out=torch.narrow(both, 1, n, n))
      _1 = torch.silu_backward(torch.mul_(d, up), gate, grad_input=torch.narrow(both, 1, 0, n))
      dx = (self).stack_back(both, x, w[name + ".gate.joint"], [name + ".gate", name + ".up"], [n, n], wanted, grads)
    else:
      du = torch.mul_(s, d)
      dg = torch.silu_backward(torch.mul_(d, up), gate)
      dx = (self).apply_back(dg, x, w, name + ".gate", wanted, grads)
      dx = torch.add_(dx, (self).apply_back(du, x, w, name + ".up", wanted, grads))
    return dx

  # Where tokens go: slots (rows) sorted by expert, each expert's run filled up to a multiple of
  # `even` rows with token 0 at weight 0, so that products have few different sizes. Gives the token
  # of each row, the row of each slot, the run lengths, and the weight of each row (rows, 1).
  def dispatch(self: __torch__.Ops, chosen: Tensor, weight: Tensor, experts: int, even: int) -> List[Tensor]:
    top = torch.size(chosen, 1)
    flat = torch.reshape(chosen, [-1])
    order = torch.argsort(flat, stable=True, dim=0, descending=False)
    counts = torch.bincount(flat, None, experts)
    full = torch.mul(torch.floor_divide(torch.add(counts, even - 1), even), even)
    shift = torch.sub(torch.sub(torch.cumsum(full, 0), full), torch.sub(torch.cumsum(counts, 0), counts))
    to = torch.add(torch.arange(torch.size(flat, 0)), torch.index_select(shift, 0, torch.index_select(flat, 0, order)))
    total = int(torch.sum(full))
    token = torch.scatter(torch.zeros([total], dtype=4), 0, to, torch.floor_divide(order, top))
    by = torch.scatter(torch.zeros([total], dtype=weight.dtype), 0, to, torch.index_select(torch.reshape(weight, [-1]), 0, order))
    row = torch.scatter(torch.zeros_like(order), 0, order, to)
    return [token, row, full, torch.unsqueeze(by, 1)]

  # Rows back to their slots, and a token's slots added, each with its weight where there are any.
  def gather(self: __torch__.Ops, rows: Tensor, row: Tensor, top: int, weight: Optional[Tensor]) -> Tensor:
    slots = torch.index_select(rows, 0, row)
    slots = torch.view(slots, [-1, top, torch.size(slots, 1)])
    y = torch.select(slots, 1, 0)
    if torch.__isnot__(weight, None):
      by = unchecked_cast(Tensor, weight)
      y = torch.mul(y, torch.narrow(by, 1, 0, 1))
      for i in range(1, top):
        y = torch.addcmul_(y, torch.select(slots, 1, i), torch.narrow(by, 1, i, 1))
    else:
      for i in range(1, top):
        y = torch.add(y, torch.select(slots, 1, i))
    return y

  def mixture_kept(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], experts: int, top: int, normalise: bool, kept: Dict[str, Tensor]) -> List[Tensor]:
    logits = (self).apply((self).wide(x), w, "router")
    p = torch.softmax(logits, -1)
    weight, chosen = torch.topk(p, top, -1)
    if normalise:
      total = torch.sum(weight, [-1], True)
      weight = torch.div(weight, total)
      torch._set_item(kept, "total", total)
    even = 1
    if torch.size(x, 0) * top >= experts * 128:
      even = 32
    s = (self).dispatch(chosen, torch.to(weight, x.dtype), experts, even)
    torch._set_item(kept, "p", p)
    torch._set_item(kept, "weight", weight)
    torch._set_item(kept, "chosen", chosen)
    torch._set_item(kept, "token", s[0])
    torch._set_item(kept, "row", s[1])
    torch._set_item(kept, "full", s[2])
    torch._set_item(kept, "by", s[3])
    outs = annotate(List[Tensor], [])
    given = torch.index_select(x, 0, s[0])
    start = 0
    for e in range(experts):
      n = int(s[2][e])
      if n > 0:
        _0 = torch.append(outs, (self).gated(torch.narrow(given, 0, start, n), w, "expert." + str(e), kept))
        start = start + n
    y = torch.cat(outs, 0)
    torch._set_item(kept, "y", y)
    return [(self).gather(y, s[1], top, torch.to(weight, x.dtype)), logits]

  # The gradient of x (tokens, hidden), float32 at least. What arrives at the router's logits
  # from its own losses goes through too.
  def mixture_back(self: __torch__.Ops, g: Tensor, router: Tensor, x: Tensor, w: Dict[str, Tensor], experts: int, top: int, normalise: bool, kept: Dict[str, Tensor], wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> Tensor:
    dx = annotate(List[Tensor], [])
    given = torch.index_select(x, 0, kept["token"])
    arriving = torch.index_select(g, 0, kept["token"])
    weight = kept["weight"]
    by = torch.sum(torch.mul_(kept["y"], arriving), [-1], dtype=weight.dtype)
    arriving = torch.mul_(arriving, kept["by"])
    start = 0
    for e in range(experts):
      n = int(kept["full"][e])
      if n > 0:
        d = (self).gated_back(torch.narrow(arriving, 0, start, n), torch.narrow(given, 0, start, n), w, "expert." + str(e), kept, wanted, grads)
        _0 = torch.append(dx, d)
        start = start + n
    y = (self).wide((self).gather(torch.cat(dx, 0), kept["row"], top, None))
    dv = torch.view(torch.index_select(by, 0, kept["row"]), [-1, top])
    if normalise:
      mean = torch.sum(torch.mul(dv, weight), [-1], True)
      dv = torch.div(torch.sub(dv, mean), kept["total"])
    p = kept["p"]
    dp = torch.scatter(torch.zeros_like(p), 1, kept["chosen"], dv)
    dl = torch.mul(p, torch.sub(dp, torch.sum(torch.mul(dp, p), [-1], True)))
    dl = torch.add(dl, router)
    return torch.add(y, (self).apply_back(dl, (self).wide(x), w, "router", wanted, grads))

  # Queries, keys and values of a layer, before anything is done to them.
  def project_all(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor]) -> List[Tensor]:
    if torch.__contains__(w, "q.joint"):
      rows = torch.size(w["q.joint"], 0)
      o = torch.size(w["o"], 1)
      few = (rows - o) // 2
      parts = torch.split_with_sizes((self).product(x, w["q.joint"]), [o, few, few], -1)
      all = [parts[0], parts[1], torch.contiguous(parts[2])]
    else:
      all = [(self).apply(x, w, "q"), (self).apply(x, w, "k"), (self).apply(x, w, "v")]
    return all

  def project_all_back(self: __torch__.Ops, g: List[Tensor], x: Tensor, w: Dict[str, Tensor], wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> Tensor:
    if torch.__contains__(w, "q.joint"):
      sizes = [torch.size(g[0], 1), torch.size(g[1], 1), torch.size(g[2], 1)]
      dx = (self).stack_back(torch.cat(g, 1), x, w["q.joint"], ["q", "k", "v"], sizes, wanted, grads)
    else:
      dx = (self).apply_back(g[0], x, w, "q", wanted, grads)
      dx = torch.add_(dx, (self).apply_back(g[1], x, w, "k", wanted, grads))
      dx = torch.add_(dx, (self).apply_back(g[2], x, w, "v", wanted, grads))
    return dx

  # One decoder layer, as layer() has it, that keeps what block_back wants.
  def block(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], cos: Tensor, sin: Tensor, lengths: List[int], size: int, epsilon: float, clip: float, window: int, experts: int, top: int, normalise: bool, kept: Dict[str, Tensor]) -> List[Tensor]:
    dtype = cos.dtype
    n = (self).norm_kept(x, w["input_norm"], epsilon, dtype)
    qkv = (self).project_all(n[0], w)
    q = (self).turn(qkv[0], w, "q", cos, sin, size, epsilon, clip, kept)
    k = (self).turn(qkv[1], w, "k", cos, sin, size, epsilon, clip, kept)
    v = qkv[2]
    if clip > 0.:
      torch._set_item(kept, "v.free", v)
      v = torch.clamp(v, -clip, clip)
    v = torch.view(v, [torch.size(v, 0), -1, size])
    a = (self).attend_kept(q, k, v, lengths, window, kept)
    h = torch.add(x, (self).apply(a, w, "o"))
    m = (self).norm_kept(h, w["post_norm"], epsilon, dtype)
    torch._set_item(kept, "x", x)
    torch._set_item(kept, "n", n[0])
    torch._set_item(kept, "n.r", n[1])
    torch._set_item(kept, "q", q)
    torch._set_item(kept, "k", k)
    torch._set_item(kept, "v", v)
    torch._set_item(kept, "a", a)
    torch._set_item(kept, "h", h)
    torch._set_item(kept, "m", m[0])
    torch._set_item(kept, "m.r", m[1])
    if experts > 0:
      y = (self).mixture_kept(m[0], w, experts, top, normalise, kept)
      out = [torch.add(h, y[0]), y[1]]
    else:
      out = [torch.add(h, (self).gated(m[0], w, "mlp", kept))]
    return out

  # Back through a layer: the gradient of its input, then of each wanted weight in order.
  def block_back(self: __torch__.Ops, g: Tensor, router: Tensor, w: Dict[str, Tensor], wanted: Dict[str, Tensor], cos: Tensor, sin: Tensor, lengths: List[int], epsilon: float, clip: float, window: int, experts: int, top: int, normalise: bool, kept: Dict[str, Tensor]) -> List[Tensor]:
    grads = annotate(Dict[str, Tensor], {})
    dtype = cos.dtype
    m = kept["m"]
    if experts > 0:
      dm = (self).mixture_back(torch.to(g, dtype), router, m, w, experts, top, normalise, kept, wanted, grads)
    else:
      dm = (self).gated_back(torch.to(g, dtype), m, w, "mlp", kept, wanted, grads)
    dh = torch.add(g, (self).norm_back(dm, kept["h"], kept["m.r"], w, "post_norm", wanted, grads))
    da = (self).apply_back(torch.to(dh, dtype), kept["a"], w, "o", wanted, grads)
    qkv = (self).attend_back(da, kept["q"], kept["k"], kept["v"], lengths, window, kept)
    n = kept["n"]
    dq = (self).turn_back(qkv[0], w, "q", cos, sin, clip, kept, wanted, grads)
    dk = (self).turn_back(qkv[1], w, "k", cos, sin, clip, kept, wanted, grads)
    dv = (self).unclipped(torch.reshape(qkv[2], [torch.size(n, 0), -1]), "v", clip, kept)
    dn = (self).project_all_back([dq, dk, dv], n, w, wanted, grads)
    dx = torch.add(dh, (self).norm_back(dn, kept["x"], kept["n.r"], w, "input_norm", wanted, grads))
    return (self).in_order(dx, wanted, grads)

  def in_order(self: __torch__.Ops, first: Tensor, wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> List[Tensor]:
    out = [first]
    for name in torch.keys(wanted):
      if torch.__contains__(grads, name):
        _0 = torch.append(out, grads[name])
      else:
        _1 = torch.append(out, torch.zeros_like(wanted[name]))
    return out

  # The network's ends. Embeddings come wide; the last norm gives the type that is computed in.
  def begin(self: __torch__.Ops, weight: Tensor, ids: Tensor) -> Tensor:
    return (self).wide(torch.embedding(torch.detach(weight), ids))

  def begin_back(self: __torch__.Ops, g: Tensor, weight: Tensor, ids: Tensor) -> Tensor:
    return torch.embedding_dense_backward(g, ids, torch.size(weight, 0), -1, False)

  def end(self: __torch__.Ops, x: Tensor, weight: Tensor, epsilon: float, dtype: int) -> List[Tensor]:
    return (self).norm_kept(x, (self).wide(torch.detach(weight)), epsilon, dtype)

  def end_back(self: __torch__.Ops, g: Tensor, x: Tensor, r: Tensor, weight: Tensor) -> List[Tensor]:
    w = {"norm": torch.detach(weight)}
    grads = annotate(Dict[str, Tensor], {})
    dx = (self).norm_back(g, x, r, w, "norm", w, grads)
    return [dx, grads["norm"]]
