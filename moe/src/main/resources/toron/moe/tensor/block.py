
  # A layer with its backward pass by hand. The residual stream, norms and routers are float32 at
  # least, the rest in the type of the cast weights. What backward needs is put into kept.

  def nothing(self: __torch__.Ops) -> Dict[str, Tensor]:
    return annotate(Dict[str, Tensor], {})

  # A layer's weights for a step: matrices in the type that is computed in, routers and norms wide.
  # Where they are cast anyway, those that multiply the same rows lie below each other: one product.
  def shadow(self: __torch__.Ops, w: Dict[str, Tensor], dtype: int) -> Dict[str, Tensor]:
    cast = annotate(Dict[str, Tensor], {})
    for name in torch.keys(w):
      t = torch.detach(w[name])
      if torch.__and__(torch.eq(torch.dim(t), 2), torch.__not__(torch.startswith(name, "router"))):
        joint = annotate(List[str], [])
        if torch.ne(t.dtype, dtype):
          joint = (self).joint(w, name)
        if torch.len(joint) == 0:
          torch._set_item(cast, name, torch.to(t, dtype))
        else:
          if joint[0] == name:
            torch._set_item(cast, name + ".joint", (self).stack(w, joint, dtype))
      else:
        torch._set_item(cast, name, (self).wide(t))
    return cast

  # The weights that one is stacked with, under the first's name; none where one has an adapter.
  def joint(self: __torch__.Ops, w: Dict[str, Tensor], name: str) -> List[str]:
    names = annotate(List[str], [])
    if torch.__contains__(["q", "k", "v"], name):
      names = ["q", "k", "v"]
    if torch.endswith(name, ".gate"):
      names = [name, torch.slice(name, 0, -4) + "up"]
    if torch.endswith(name, ".up"):
      names = [torch.slice(name, 0, -2) + "gate", name]
    for one in names:
      if torch.__contains__(w, one + ".A"):
        names = annotate(List[str], [])
    return names

  def stack(self: __torch__.Ops, w: Dict[str, Tensor], names: List[str], dtype: int) -> Tensor:
    rows = 0
    for name in names:
      rows = rows + torch.size(w[name], 0)
    all = torch.empty([rows, torch.size(w[names[0]], 1)], dtype=dtype)
    start = 0
    for name in names:
      t = torch.detach(w[name])
      _0 = torch.copy_(torch.narrow(all, 0, start, torch.size(t, 0)), t)
      start = start + torch.size(t, 0)
    return all

  # The gradient of what a stack multiplied, and those of its weights.
  def stack_back(self: __torch__.Ops, g: Tensor, x: Tensor, stack: Tensor, names: List[str], sizes: List[int], wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> Tensor:
    some = False
    for name in names:
      some = torch.__or__(some, torch.__contains__(wanted, name))
    if some:
      slopes = torch.split_with_sizes((self).product_slope(g, x), sizes, 0)
      for i in range(torch.len(names)):
        torch._set_item(grads, names[i], slopes[i])
    return (self).product_back(g, stack)

  def apply(self: __torch__.Ops, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
    y = (self).product(x, w[name])
    if torch.__contains__(w, name + ".A"):
      h = (self).product(x, w[name + ".A"])
      y = torch.add(y, torch.mul((self).product(h, w[name + ".B"]), w["lora.scale"]))
    return y

  # The gradient of x; those of the weights that are wanted go into grads, in the type of products.
  def apply_back(self: __torch__.Ops, g: Tensor, x: Tensor, w: Dict[str, Tensor], name: str, wanted: Dict[str, Tensor], grads: Dict[str, Tensor]) -> Tensor:
    dx = (self).product_back(g, w[name])
    if torch.__contains__(wanted, name):
      torch._set_item(grads, name, (self).product_slope(g, x))
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
    both = torch.mul(wide, h)
    if torch.__contains__(wanted, name):
      torch._set_item(grads, name, torch.sum(torch.reshape(both, [-1, torch.size(w[name], 0)]), [0]))
    m = torch.unsqueeze(torch.div(torch.matmul(both, w[name]), torch.size(both, -1)), -1)
    d = torch.addcmul_(torch.mul(wide, w[name]), h, m, value=-1)
    return torch.mul_(d, r)

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
