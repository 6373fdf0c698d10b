
  # The three products of a layer, each as libtorch computes it: x Wᵀ, …
  def product(self: __torch__.Ops, x: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(x, weight)

  # … g W, …
  def product_back(self: __torch__.Ops, g: Tensor, weight: Tensor) -> Tensor:
    return torch.mm(g, weight)

  # … and gᵀ x.
  def product_slope(self: __torch__.Ops, g: Tensor, x: Tensor) -> Tensor:
    return torch.mm(torch.t(g), x)
