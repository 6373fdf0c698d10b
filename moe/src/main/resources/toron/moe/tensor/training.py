
  # The sum of weighted cross entropies and its gradients by the states and, where asked for, the
  # head: a chunk of logits at a time, computed in the states' type and summed in float32.
  def cross_entropy(self: __torch__.Ops, hidden: Tensor, head: Tensor, targets: Tensor, weights: Tensor, chunk: int, sloped: bool, learnt: bool) -> List[Tensor]:
    h = torch.detach(hidden)
    w = torch.to(torch.detach(head), h.dtype)
    dh = torch.empty_like(h)
    total = torch.zeros([], dtype=(self).wide(torch.narrow(w, 0, 0, 0)).dtype)
    slope = annotate(Dict[str, Tensor], {})
    many = (self).together(h.dtype, chunk, learnt)
    n = torch.size(h, 0)
    for i in range((n + chunk - 1) // chunk):
      a = i * chunk
      b = a + chunk
      hc = torch.slice(h, 0, a, b)
      tc = torch.unsqueeze(torch.slice(targets, 0, a, b), 1)
      wc = torch.to(torch.unsqueeze(torch.slice(weights, 0, a, b), 1), total.dtype)
      logits = (self).wide((self).product(hc, w))
      p = torch.softmax(logits, 1)
      total = torch.add(total, torch.sum(torch.mul((self).surprise(logits, p, tc), wc)))
      if sloped:
        d = torch.scatter_add_(torch.mul_(p, wc), 1, tc, torch.neg(wc))
        d = (self).narrowed(d, h, a, many, slope)
        _0 = torch.copy_(torch.slice(dh, 0, a, b), (self).product_back(d, w))
        if learnt:
          _1 = (self).head_slope(h, a + torch.size(d, 0), many, slope)
    return [total, dh, (self).found_slope(slope, w, learnt)]

  # Minus the log-probability of targets. Probabilities that all but vanish have lost their digits.
  def surprise(self: __torch__.Ops, logits: Tensor, p: Tensor, targets: Tensor) -> Tensor:
    q = torch.gather(p, 1, targets)
    if bool(torch.any(torch.lt(q, 1e-30))):
      y = torch.sub(torch.unsqueeze(torch.logsumexp(logits, [1]), 1), torch.gather(logits, 1, targets))
    else:
      y = torch.neg(torch.log(q))
    return y

  # How many rows' gradients of logits are held for one product that gives the head's gradient. In
  # float32 a chunk's; in bfloat16, where a sum of products would have to be wide, more.
  def together(self: __torch__.Ops, dtype: int, chunk: int, learnt: bool) -> int:
    many = chunk
    if torch.__and__(torch.eq(dtype, 15), learnt):
      many = chunk * 8
    return many

  # Gradients of logits, from row a on, in the type of products and among those that are held.
  def narrowed(self: __torch__.Ops, d: Tensor, h: Tensor, a: int, many: int, slope: Dict[str, Tensor]) -> Tensor:
    y = d
    if d.dtype != h.dtype:
      begin = a // many * many
      if a == begin:
        torch._set_item(slope, "d", torch.empty([(self).least(many, torch.size(h, 0) - begin), torch.size(d, 1)], dtype=h.dtype))
      y = torch.narrow(slope["d"], 0, a - begin, torch.size(d, 0))
      _0 = torch.copy_(y, d)
    else:
      torch._set_item(slope, "d", d)
    return y

  # Adds to the head's gradient once all rows that are held are there. A part of the vocabulary at
  # a time: what lies far apart is read slowly, and a second matrix of the head's size takes room.
  def head_slope(self: __torch__.Ops, h: Tensor, end: int, many: int, slope: Dict[str, Tensor]) -> Tensor:
    n = torch.size(h, 0)
    begin = (end - 1) // many * many
    if torch.__or__(torch.eq(end, n), torch.eq(end, begin + many)):
      d = slope["d"]
      x = torch.narrow(h, 0, begin, end - begin)
      more = torch.__contains__(slope, "sum")
      if more:
        sum = (self).wide(slope["sum"])
      else:
        sum = torch.empty([torch.size(d, 1), torch.size(h, 1)], dtype=h.dtype)
      for j in range((torch.size(d, 1) + 2047) // 2048):
        part = (self).product_slope(torch.slice(d, 1, j * 2048, j * 2048 + 2048), x)
        place = torch.slice(sum, 0, j * 2048, j * 2048 + 2048)
        if more:
          _0 = torch.add_(place, part)
        else:
          _1 = torch.copy_(place, part)
      torch._set_item(slope, "sum", sum)
      torch._set_item(slope, "d", torch.empty([0]))
    return h

  def least(self: __torch__.Ops, a: int, b: int) -> int:
    y = a
    if b < a:
      y = b
    return y

  # Nothing where it was not asked for.
  def found_slope(self: __torch__.Ops, slope: Dict[str, Tensor], w: Tensor, learnt: bool) -> Tensor:
    if torch.__contains__(slope, "sum"):
      y = slope["sum"]
    else:
      if learnt:
        y = torch.zeros_like(w)
      else:
        y = torch.zeros([0])
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
    slope = annotate(Dict[str, Tensor], {})
    many = (self).together(h.dtype, chunk, learnt)
    for i in range((torch.size(h, 0) + chunk - 1) // chunk):
      a = i * chunk
      hc = torch.slice(h, 0, a, a + chunk)
      tc = torch.unsqueeze(torch.slice(targets, 0, a, a + chunk), 1)
      gc = torch.unsqueeze(torch.slice(g, 0, a, a + chunk), 1)
      d = torch.softmax((self).wide((self).product(hc, w)), 1)
      d = torch.scatter_add_(torch.mul_(d, torch.neg(gc)), 1, tc, gc)
      d = (self).narrowed(d, h, a, many, slope)
      _0 = torch.copy_(torch.slice(dh, 0, a, a + chunk), (self).product_back(d, w))
      if learnt:
        _1 = (self).head_slope(h, a + torch.size(d, 0), many, slope)
    return [dh, (self).found_slope(slope, w, learnt)]

  # In place by a scalar, which may be of a wider type.
  def scaled(self: __torch__.Ops, x: Tensor, by: Tensor) -> Tensor:
    return torch.mul_(x, by)

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

  # The norm over all. Of narrow ones first row by row, which libtorch sums in float32 without a
  # wide copy; what rounding a row's norm costs averages out over the rows.
  def global_norm(self: __torch__.Ops, gradients: List[Tensor]) -> Tensor:
    norms = annotate(List[Tensor], [])
    for g in gradients:
      if torch.__and__(torch.eq(g.dtype, 15), torch.eq(torch.dim(g), 2)):
        rows = torch.linalg_vector_norm(g, 2, [-1])
        _0 = torch.append(norms, torch.linalg_vector_norm(rows, 2, dtype=6))
      else:
        _1 = torch.append(norms, torch.linalg_vector_norm(g, 2, dtype=6))
    return torch.norm(torch.stack(norms))

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

  # Some numbers at a time: a gradient is widened and scaled while it lies in the cache.
  def adamw(self: __torch__.Ops, params: List[Tensor], gradients: List[Tensor], first: List[Tensor], second: List[Tensor], steps: List[Tensor], scale: float, rate: float, beta1: float, beta2: float, decay: float, epsilon: float) -> Tensor:
    torch._foreach_add_(steps, 1)
    none = annotate(List[Tensor], [])
    for i in range(torch.len(params)):
      n = torch.numel(params[i])
      ps = (self).cut(params[i], n)
      gs = (self).cut(gradients[i], n)
      ms = (self).cut(first[i], n)
      vs = (self).cut(second[i], n)
      for j in range(torch.len(ps)):
        g = (self).wide(gs[j])
        if scale != 1.:
          g = torch.mul_(g, scale)
        torch._fused_adamw_((self).only(ps[j]), (self).only(g), (self).only(ms[j]), (self).only(vs[j]), none, (self).only(steps[i]), lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
    return torch.zeros([])

  # A tensor of n numbers in parts that a cache holds.
  def cut(self: __torch__.Ops, x: Tensor, n: int) -> List[Tensor]:
    if n <= 1048576:
      parts = (self).only(torch.detach(x))
    else:
      parts = torch.split(torch.view(torch.detach(x), [-1]), 524288, 0)
    return parts

  def assign(self: __torch__.Ops, target: Tensor, source: Tensor) -> Tensor:
    _0 = torch.copy_(target, source)
    return torch.zeros([])

  def scalar_head(self: __torch__.Ops, x: Tensor, weight: Tensor) -> Tensor:
    return torch.squeeze(torch.linear((self).wide(x), weight), -1)

  def part_rows(self: __torch__.Ops, x: Tensor, begin: int, count: int) -> Tensor:
    return torch.narrow(x, 0, begin, count)
