
  # A layer with its backward pass by hand. The residual stream, norms and routers are float32 at
  # least, the rest in the type of the cast weights. What backward needs is put into kept.

  def nothing(self: __torch__.Ops) -> Dict[str, Tensor]:
    return annotate(Dict[str, Tensor], {})

  # A layer's weights for a step: matrices in the type that is computed in, routers and norms wide.
  def shadow(self: __torch__.Ops, w: Dict[str, Tensor], dtype: int) -> Dict[str, Tensor]:
    cast = annotate(Dict[str, Tensor], {})
    for name in torch.keys(w):
      t = torch.detach(w[name])
      if torch.__and__(torch.eq(torch.dim(t), 2), torch.__not__(torch.startswith(name, "router"))):
        torch._set_item(cast, name, torch.to(t, dtype))
      else:
        torch._set_item(cast, name, (self).wide(t))
    return cast

  def apply(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
    y = (self).product(x, w[name])
    if torch.__contains__(w, name + ".A"):
      h = (self).product(x, w[name + ".A"])
      y = torch.add(y, torch.mul((self).product(h, w[name + ".B"]), w["lora.scale"]))
    return y

  # The gradient of x; those of the weights that are wanted go into grads.
  def apply_back(self: __torch__.Ops, g: Tensor, x: Tensor, w: Dict[str, Tensor], name: str, wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> Tensor:
    dx = (self).product_back(g, w[name])
    if torch.__contains__(wanted, name):
      torch._set_item(grads, name, (self).wide((self).product_slope(g, x)))
    if torch.__contains__(w, name + ".A"):
      gs = torch.mul(g, w["lora.scale"])
      gb = (self).product_back(gs, w[name + ".B"])
      if torch.__contains__(wanted, name + ".A"):
        h = (self).product(x, w[name + ".A"])
        torch._set_item(grads, name + ".A", (self).wide((self).product_slope(gb, x)))
        torch._set_item(grads, name + ".B", (self).wide((self).product_slope(gs, h)))
      dx = torch.add(dx, (self).product_back(gb, w[name + ".A"]))
    return dx

  # The norm in a type, and the reciprocal root that its backward pass wants.
  def norm_kept(self: __torch__.Ops, x: Tensor, weight: Tensor, epsilon: float, dtype: int) -> List[Tensor]:
    h = (self).wide(x)
    r = torch.rsqrt(torch.add(torch.mean(torch.mul(h, h), [-1], True), epsilon))
    return [torch.to(torch.mul_(torch.mul(h, r), weight), dtype), r]

  def norm_back(self: __torch__.Ops, g: Tensor, x: Tensor, r: Tensor, w: Dict[str, Tensor], name: str, wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> Tensor:
    wide = (self).wide(g)
    h = torch.mul((self).wide(x), r)
    if torch.__contains__(wanted, name):
      both = torch.reshape(torch.mul(wide, h), [-1, torch.size(w[name], 0)])
      torch._set_item(grads, name, torch.sum(both, [0]))
    d = torch.mul(wide, w[name])
    m = torch.mean(torch.mul(d, h), [-1], True)
    return torch.mul_(torch.sub_(d, torch.mul_(h, m)), r)

  # Queries or keys (tokens, ·) normed and clipped where the family does, then rotated.
  def turn(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], name: str, cos: Tensor, sin: Tensor, size: int, epsilon: float, clip: float, kept: Dict[str, Tensor]) -> Tensor:
    n = torch.size(x, 0)
    y = x
    if torch.__contains__(w, name + "_norm"):
      torch._set_item(kept, name + ".raw", y)
      parts = torch.view(y, [n, -1, torch.size(w[name + "_norm"], 0)])
      normed = (self).norm_kept(parts, w[name + "_norm"], epsilon, x.dtype)
      torch._set_item(kept, name + ".r", normed[1])
      y = normed[0]
    if clip > 0.:
      torch._set_item(kept, name + ".free", torch.view(y, [n, -1]))
      y = torch.clamp(y, -clip, clip)
    return (self).rotate(torch.view(y, [n, -1, size]), cos, sin)

  def turn_back(self: __torch__.Ops, g: Tensor, w: Dict[str, Tensor], name: str, cos: Tensor, sin: Tensor, clip: float, kept: Dict[str, Tensor], wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> Tensor:
    n = torch.size(g, 0)
    d = torch.reshape((self).rotate(g, cos, torch.neg(sin)), [n, -1])
    d = (self).unclipped(d, name, clip, kept)
    if torch.__contains__(w, name + "_norm"):
      shape = [n, -1, torch.size(w[name + "_norm"], 0)]
      raw = torch.view(kept[name + ".raw"], shape)
      d = (self).norm_back(torch.view(d, shape), raw, kept[name + ".r"], w, name + "_norm", wanted, grads)
      d = torch.to(torch.view(d, [n, -1]), g.dtype)
    return d

  def unclipped(self: __torch__.Ops, g: Tensor, name: str, clip: float, kept: Dict[str, Tensor]) -> Tensor:
    d = g
    if clip > 0.:
      d = torch.mul(g, torch.le(torch.abs(kept[name + ".free"]), clip))
    return d

  # Neighbours of equal length from segment i on: how many.
  def run(self: __torch__.Ops, lengths: List[int], i: int) -> int:
    j = i + 1
    same = True
    while same:
      same = False
      if j < torch.len(lengths):
        same = lengths[j] == lengths[i]
      if same:
        j = j + 1
    return j - i

  # Rows of (tokens, heads, size) as (segments, heads, time, size).
  def segments(self: __torch__.Ops, x: Tensor, start: int, count: int, time: int) -> Tensor:
    rows = torch.narrow(x, 0, start, count * time)
    return torch.transpose(torch.view(rows, [count, time, -1, torch.size(x, 2)]), 1, 2)

  # What keeps attention within a window, added to the scores; nothing where causality suffices.
  def fence(self: __torch__.Ops, time: int, window: int, dtype: int) -> Optional[Tensor]:
    mask = annotate(Optional[Tensor], None)
    if torch.__and__(torch.gt(window, 0), torch.gt(time, window)):
      outside = torch.logical_not((self).band(time, window))
      mask = torch.masked_fill(torch.zeros([time, time], dtype=dtype), outside, -inf)
    return mask

  def attend_kept(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, lengths: List[int], window: int, kept: Dict[str, Tensor]) -> Tensor:
    heads = torch.size(q, 1)
    outs = annotate(List[Tensor], [])
    i = 0
    start = 0
    while i < torch.len(lengths):
      t = lengths[i]
      c = (self).run(lengths, i)
      qs = (self).segments(q, start, c, t)
      ks = (self).grouped((self).segments(k, start, c, t), heads)
      vs = (self).grouped((self).segments(v, start, c, t), heads)
      mask = (self).fence(t, window, q.dtype)
      o, l = torch._scaled_dot_product_flash_attention_for_cpu(qs, ks, vs, 0., torch.__is__(mask, None), attn_mask=mask)
      torch._set_item(kept, "o" + str(i), o)
      torch._set_item(kept, "l" + str(i), l)
      _0 = torch.append(outs, torch.reshape(torch.transpose(o, 1, 2), [c * t, -1]))
      start = start + c * t
      i = i + c
    if torch.len(outs) == 1:
      out = outs[0]
    else:
      out = torch.cat(outs, 0)
    return out
