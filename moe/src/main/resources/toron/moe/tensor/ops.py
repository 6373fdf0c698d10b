class Ops(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  def copy(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.clone(x)

  # A copy in a type, sharing nothing.
  def fresh(self: __torch__.Ops, x: Tensor, dtype: int) -> Tensor:
    return torch.clone(torch.to(torch.detach(x), dtype))

  def linear(self: __torch__.Ops, x: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(x, torch.to(weight, x.dtype))

  def cast(self: __torch__.Ops, x: Tensor, dtype: int) -> Tensor:
    return torch.to(x, dtype)

  def type_of(self: __torch__.Ops, x: Tensor) -> int:
    return x.dtype

  def gradients(self: __torch__.Ops, loss: Tensor, leaves: List[Tensor]) -> List[Tensor]:
    return (self).filled(torch.grad([loss], leaves, None, None, False, True), leaves)

  def filled(self: __torch__.Ops, found: List[Optional[Tensor]], leaves: List[Tensor]) -> List[Tensor]:
    full = annotate(List[Tensor], [])
    for i in range(torch.len(leaves)):
      g = found[i]
      if torch.__isnot__(g, None):
        _0 = torch.append(full, unchecked_cast(Tensor, g))
      else:
        _1 = torch.append(full, torch.zeros_like(leaves[i]))
    return full

  # What arrives at tensors from several roots: an empty tensor where nothing does. The graph stays.
  def gradients_at(self: __torch__.Ops, roots: List[Tensor], arriving: List[Tensor], tensors: List[Tensor]) -> List[Tensor]:
    g = annotate(List[Optional[Tensor]], [])
    for a in arriving:
      _0 = torch.append(g, a)
    found = torch.grad(roots, tensors, g, True, False, True)
    out = annotate(List[Tensor], [])
    for i in range(torch.len(tensors)):
      x = found[i]
      if torch.__isnot__(x, None):
        _1 = torch.append(out, unchecked_cast(Tensor, x))
      else:
        _2 = torch.append(out, torch.zeros([0]))
    return out

  def reaches(self: __torch__.Ops, x: Tensor) -> bool:
    return x.requires_grad

  def one_like(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.ones_like(x)

  def zeros_like(self: __torch__.Ops, x: Tensor) -> Tensor:
    return torch.zeros_like(x)

  # A whole file as numbers of a type, mapped privately.
  def map_file(self: __torch__.Ops, path: str, size: int, dtype: int) -> Tensor:
    return torch.from_file(path, False, size, dtype=dtype)

  # A tensor that lies among others of its type.
  def window(self: __torch__.Ops, x: Tensor, begin: int, size: int, shape: List[int]) -> Tensor:
    return torch.view(torch.narrow(x, 0, begin, size), shape)

  # A tensor that lies among bytes, copied out.
  def unpacked(self: __torch__.Ops, bytes: Tensor, begin: int, size: int, dtype: int, shape: List[int]) -> Tensor:
    return torch.view(torch.view_copy(torch.clone(torch.narrow(bytes, 0, begin, size)), dtype=dtype), shape)

  # Some of a tensor's numbers, in place where they lie together.
  def part(self: __torch__.Ops, x: Tensor, begin: int, size: int) -> Tensor:
    return torch.narrow(torch.reshape(torch.detach(x), [-1]), 0, begin, size)
