
  # The sum of weighted cross entropies and its gradients by the states and, where asked for, the
  # head: a chunk of logits at a time, computed in the states' type and summed in float32.
  def cross_entropy(self: __torch__.Ops, hidden: Tensor, head: Tensor, targets: Tensor, weights: Tensor, chunk: int, sloped: bool, learnt: bool) -> List[Tensor]:
    h = torch.detach(hidden)
    w = torch.to(torch.detach(head), h.dtype)
    dh = torch.empty_like(h)
    dw = (self).wide(torch.detach(head))
    total = torch.zeros([], dtype=dw.dtype)
    n = torch.size(h, 0)
    if torch.__and__(learnt, torch.eq(n, 0)):
      dw = torch.zeros_like(dw)
    for i in range((n + chunk - 1) // chunk):
      a = i * chunk
      b = a + chunk
      hc = torch.slice(h, 0, a, b)
      tc = torch.unsqueeze(torch.slice(targets, 0, a, b), 1)
      wc = torch.to(torch.unsqueeze(torch.slice(weights, 0, a, b), 1), dw.dtype)
      logp = torch.log_softmax((self).wide((self).product(hc, w)), 1)
      total = torch.sub(total, torch.sum(torch.mul(torch.gather(logp, 1, tc), wc)))
      if sloped:
        d = torch.mul_(torch.exp_(logp), wc)
        d = torch.to(torch.scatter_add_(d, 1, tc, torch.neg(wc)), h.dtype)
        _0 = torch.copy_(torch.slice(dh, 0, a, b), (self).product_back(d, w))
        if learnt:
          dw = (self).summed(dw, (self).product_slope(d, hc), i)
    return [total, dh, dw]

  # A sum's first part, wide, or another added to it.
  def summed(self: __torch__.Ops, sum: Tensor, part: Tensor, i: int) -> Tensor:
    if i == 0:
      y = (self).wide(part)
    else:
      y = torch.add_(sum, part)
    return y

  # Log-probabilities of targets, a chunk of logits at a time.
  def target_log_probabilities(self: __torch__.Ops, hidden: Tensor, head: Tensor, targets: Tensor, chunk: int) -> Tensor:
    h = torch.detach(hidden)
    w = torch.to(torch.detach(head), h.dtype)
    out = annotate(List[Tensor], [])
    for i in range((torch.size(h, 0) + chunk - 1) // chunk):
      a = i * chunk
      tc = torch.unsqueeze(torch.slice(targets, 0, a, a + chunk), 1)
      logits = (self).wide((self).product(torch.slice(h, 0, a, a + chunk), w))
      at = torch.gather(logits, 1, tc)
      _0 = torch.append(out, torch.sub(torch.squeeze(at, 1), torch.logsumexp(logits, [1])))
    return torch.cat(out, 0)

  # Their gradients by the states and the head, the logits computed again.
  def target_log_probabilities_back(self: __torch__.Ops, g: Tensor, hidden: Tensor, head: Tensor, targets: Tensor, chunk: int, learnt: bool) -> List[Tensor]:
    h = torch.detach(hidden)
    w = torch.to(torch.detach(head), h.dtype)
    dh = torch.empty_like(h)
    dw = (self).wide(torch.detach(head))
    if torch.__and__(learnt, torch.eq(torch.size(h, 0), 0)):
      dw = torch.zeros_like(dw)
    for i in range((torch.size(h, 0) + chunk - 1) // chunk):
      a = i * chunk
      hc = torch.slice(h, 0, a, a + chunk)
      tc = torch.unsqueeze(torch.slice(targets, 0, a, a + chunk), 1)
      gc = torch.unsqueeze(torch.slice(g, 0, a, a + chunk), 1)
      d = torch.softmax((self).wide((self).product(hc, w)), 1)
      d = torch.mul_(d, torch.neg(gc))
      d = torch.to(torch.scatter_add_(d, 1, tc, gc), h.dtype)
      _0 = torch.copy_(torch.slice(dh, 0, a, a + chunk), (self).product_back(d, w))
      if learnt:
        dw = (self).summed(dw, (self).product_slope(d, hc), i)
    return [dh, dw]

  def scaled(self: __torch__.Ops, x: Tensor, by: Tensor) -> Tensor:
    return torch.mul_(x, torch.to(by, x.dtype))

  def rows_at(self: __torch__.Ops, x: Tensor, index: Tensor) -> Tensor:
    return torch.index_select(x, 0, index)

  def sum_by_row(self: __torch__.Ops, values: Tensor, row: Tensor, rows: int) -> Tensor:
    return torch.index_add(torch.zeros([rows], dtype=6), 0, row, values)

  def bradley_terry(self: __torch__.Ops, chosen: Tensor, rejected: Tensor, margin: Tensor, weight: Tensor, smoothing: Tensor, center: float) -> Tensor:
    gap = torch.sub(torch.sub(chosen, rejected), margin)
    both = torch.add(chosen, rejected)
    right = torch.mul(torch.log_sigmoid(gap), torch.sub(smoothing, 1.))
    wrong = torch.mul(torch.log_sigmoid(torch.neg(gap)), torch.neg(smoothing))
    loss = torch.add(torch.add(right, wrong), torch.mul(torch.mul(both, both), center))
    return torch.sum(torch.mul(loss, weight))

  def dpo_sigmoid(self: __torch__.Ops, ratio: Tensor, weight: Tensor, smoothing: Tensor, beta: float) -> Tensor:
    x = torch.mul(ratio, beta)
    loss = torch.add(torch.mul(torch.log_sigmoid(x), torch.sub(smoothing, 1.)), torch.mul(torch.log_sigmoid(torch.neg(x)), torch.neg(smoothing)))
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
    return torch.norm(torch.stack(torch._foreach_norm(gradients, 2, 6)))

  def all_wide(self: __torch__.Ops, tensors: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    for x in tensors:
      _0 = torch.append(out, (self).wide(x))
    return out

  def add_all(self: __torch__.Ops, sums: List[Tensor], more: List[Tensor]) -> Tensor:
    torch._foreach_add_(sums, more)
    return torch.zeros([])

  # A list of one. Built by appending, so that libtorch's compiler sees what is changed through it.
  def only(self: __torch__.Ops, x: Tensor) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    _0 = torch.append(out, x)
    return out

  # Tensor by tensor: a gradient is widened and scaled while it lies in the cache.
  def adamw(self: __torch__.Ops, params: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], steps: List[Tensor], scale: float, rate: float, beta1: float, beta2: float, decay: float, epsilon: float) -> Tensor:
    torch._foreach_add_(steps, 1)
    none = annotate(List[Tensor], [])
    for i in range(torch.len(params)):
      g = (self).wide(gradients[i])
      if scale != 1.:
        g = torch.mul_(g, scale)
      torch._fused_adamw_((self).only(params[i]), (self).only(g), (self).only(first[i]), (self).only(second[i]), none, (self).only(steps[i]), lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
    return torch.zeros([])

  def assign(self: __torch__.Ops, target: Tensor, source: Tensor) -> Tensor:
    _0 = torch.copy_(target, source)
    return torch.zeros([])

  def scalar_head(self: __torch__.Ops, x: Tensor, weight: Tensor) -> Tensor:
    return torch.squeeze(torch.linear((self).wide(x), weight), -1)

  def part_rows(self: __torch__.Ops, x: Tensor, begin: int, count: int) -> Tensor:
    return torch.narrow(x, 0, begin, count)
