
  # The three products of a layer. In float32 oneDNN's kernels use AVX-512 on every maker's
  # processors, where libtorch's own (MKL) are half as fast on some. First x Wᵀ, …
  def product(self: __torch__.Ops, x: Tensor, weight: Tensor) -> Tensor:
    if x.dtype == 6:
      y = ops.mkldnn._linear_pointwise(x, weight, None, "none", annotate(List[Optional[number]], []), "")
    else:
      y = torch.linear(x, weight)
    return y

  # … g W, …
  def product_back(self: __torch__.Ops, g: Tensor, weight: Tensor) -> Tensor:
    if g.dtype == 6:
      y = ops.mkldnn._linear_pointwise(g, torch.t(weight), None, "none", annotate(List[Optional[number]], []), "")
    else:
      y = torch.mm(g, weight)
    return y

  # … and gᵀ x.
  def product_slope(self: __torch__.Ops, g: Tensor, x: Tensor) -> Tensor:
    if g.dtype == 6:
      y = ops.mkldnn._linear_pointwise(torch.t(g), torch.t(x), None, "none", annotate(List[Optional[number]], []), "")
    else:
      y = torch.mm(torch.t(g), x)
    return y
