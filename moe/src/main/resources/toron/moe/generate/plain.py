
  # Where libtorch has no oneDNN, or not for the type: a weight as it is.
  def pack(self: __torch__.Ops, w: Tensor) -> Tensor:
    return torch.contiguous(w)

  # x Wᵀ.
  def times(self: __torch__.Ops, x: Tensor, w: Tensor) -> Tensor:
    return torch.linear(x, w)
