
  # The sum of weighted cross entropies, a chunk of logits at a time. Values and gradients are worked
  # out on detached tensors; the sum that is returned has those gradients and that value.
  def linear_cross_entropy(self: __torch__.Ops, hidden: Tensor, head: Tensor, targets: Tensor, weights: Tensor, chunk: int) -> Tensor:
    h = torch.detach(hidden)
    w = torch.detach(head)
    dh = torch.empty_like(h)
    dw = torch.zeros_like(w)
    total = torch.zeros([], dtype=6)
    n = torch.size(h, 0)
    for i in range((n + chunk - 1) // chunk):
      a = i * chunk
      b = int(torch.min(torch.tensor([a + chunk, n])))
      hc = torch.slice(h, 0, a, b)
      tc = torch.slice(targets, 0, a, b)
      wc = torch.slice(weights, 0, a, b)
      logp = torch.log_softmax(torch.linear(hc, w), 1)
      total = torch.sub(total, torch.sum(torch.mul(torch.squeeze(torch.gather(logp, 1, torch.unsqueeze(tc, 1)), 1), wc)))
      d = torch.exp_(logp)
      d = torch.scatter_add_(d, 1, torch.unsqueeze(tc, 1), torch.full([torch.size(d, 0), 1], -1.))
      d = torch.mul_(d, torch.unsqueeze(wc, 1))
      _0 = torch.copy_(torch.slice(dh, 0, a, b), torch.matmul(d, w))
      dw = torch.addmm_(dw, torch.t(d), hc)
    s = torch.add(torch.sum(torch.mul(hidden, dh)), torch.sum(torch.mul(head, dw)))
    return torch.add(torch.sub(s, torch.detach(s)), total)

  def target_log_probabilities(self: __torch__.Ops, hidden: Tensor, head: Tensor, targets: Tensor) -> Tensor:
    return torch.neg(torch.cross_entropy_loss(torch.linear(hidden, head), targets, None, 0, -100, 0.))

  def rows_at(self: __torch__.Ops, x: Tensor, index: Tensor) -> Tensor:
    return torch.index_select(x, 0, index)

  def sum_by_row(self: __torch__.Ops, values: Tensor, row: Tensor, rows: int) -> Tensor:
    return torch.index_add(torch.zeros([rows], dtype=6), 0, row, values)

  def bradley_terry(self: __torch__.Ops, chosen: Tensor, rejected: Tensor, margin: Tensor, weight: Tensor, center: float) -> Tensor:
    gap = torch.sub(torch.sub(chosen, rejected), margin)
    both = torch.add(chosen, rejected)
    loss = torch.add(torch.neg(torch.log_sigmoid(gap)), torch.mul(torch.mul(both, both), center))
    return torch.sum(torch.mul(loss, weight))

  def dpo_sigmoid(self: __torch__.Ops, ratio: Tensor, weight: Tensor, beta: float, smoothing: float) -> Tensor:
    x = torch.mul(ratio, beta)
    loss = torch.add(torch.mul(torch.log_sigmoid(x), smoothing - 1.), torch.mul(torch.log_sigmoid(torch.neg(x)), torch.neg(smoothing)))
    return torch.sum(torch.mul(loss, weight))

  def dpo_ipo(self: __torch__.Ops, ratio: Tensor, weight: Tensor, beta: float) -> Tensor:
    d = torch.sub(ratio, 1. / (2. * beta))
    return torch.sum(torch.mul(torch.mul(d, d), weight))

  # Load balancing, z-loss and, a layer a row, each expert's share and the entropy.
  def router_losses(self: __torch__.Ops, logits: List[Tensor], k: int) -> List[Tensor]:
    balance = torch.zeros([], dtype=6)
    z = torch.zeros([], dtype=6)
    stats = annotate(List[Tensor], [])
    for x in logits:
      x = torch.to(x, 6)
      p = torch.softmax(x, 1)
      _0, top = torch.topk(torch.detach(p), k, 1)
      share = torch.mean(torch.scatter(torch.zeros_like(p), 1, top, 1.), [0])
      even = torch.mul(torch.sum(torch.mul(share, torch.mean(p, [0]))), torch.size(x, 1))
      balance = torch.add(balance, even)
      l = torch.logsumexp(x, [1])
      z = torch.add(z, torch.mean(torch.mul(l, l)))
      q = torch.detach(p)
      h = torch.mean(torch.sum(torch.mul(q, torch.log(torch.clamp_min(q, 1e-20))), [1]))
      _1 = torch.append(stats, torch.cat([torch.div(share, k), torch.reshape(torch.neg(h), [1])]))
    n = torch.len(logits)
    return [torch.div(balance, n), torch.div(z, n), torch.stack(stats)]

  def weighted_sum(self: __torch__.Ops, a: Tensor, b: Tensor, c: Tensor, x: float, y: float, z: float) -> Tensor:
    return torch.add(torch.add(torch.mul(a, x), torch.mul(b, y)), torch.mul(c, z))

  def global_norm(self: __torch__.Ops, gradients: List[Tensor]) -> Tensor:
    return torch.norm(torch.stack(torch._foreach_norm(gradients, 2)))

  def scale_all(self: __torch__.Ops, tensors: List[Tensor], factor: float) -> Tensor:
    torch._foreach_mul_(tensors, factor)
    return torch.zeros([])

  def add_all(self: __torch__.Ops, sums: List[Tensor], more: List[Tensor]) -> Tensor:
    torch._foreach_add_(sums, more)
    return torch.zeros([])

  def adamw(self: __torch__.Ops, params: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], steps: List[Tensor], rate: float, beta1: float, beta2: float, decay: float, epsilon: float) -> Tensor:
    torch._foreach_add_(steps, 1)
    none = annotate(List[Tensor], [])
    torch._fused_adamw_(params, gradients, first, second, none, steps, lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
    return torch.zeros([])

  def assign(self: __torch__.Ops, target: Tensor, source: Tensor) -> Tensor:
    _0 = torch.copy_(target, source)
    return torch.zeros([])

  def scalar_head(self: __torch__.Ops, x: Tensor, weight: Tensor) -> Tensor:
    return torch.squeeze(torch.linear(x, weight), -1)

  def part_rows(self: __torch__.Ops, x: Tensor, begin: int, count: int) -> Tensor:
    return torch.narrow(x, 0, begin, count)
