
  # A weight in the layout in which oneDNN multiplies few rows fastest.
  def pack(self: __torch__.Ops, w: Tensor) -> Tensor:
    return ops.mkldnn._reorder_linear_weight(torch.contiguous(w), 8)

  # x Wᵀ of a packed weight.
  def times(self: __torch__.Ops, x: Tensor, w: Tensor) -> Tensor:
    return ops.mkldnn._linear_pointwise(x, w, None, "none", annotate(List[Optional[number]], []), "")

  # Whether this machine's oneDNN multiplies a type.
  def fits(self: __torch__.Ops, dtype: int) -> Tensor:
    able = dtype == 6
    if dtype == 15:
      able = ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.tensor(int(able))
