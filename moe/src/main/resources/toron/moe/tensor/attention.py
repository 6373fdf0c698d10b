
  # Causal attention inside each segment, and its gradients. Segments of up to some length are
  # computed in blocks of queries, each against the keys up to it, neighbours of about equal length
  # together: large products, and nearly half of the scores are never made. Their probabilities are
  # kept. Longer segments, and those that a window bounds, take libtorch's flash attention.

  def short(self: __torch__.Ops, time: int, window: int) -> bool:
    return torch.__and__(torch.le(time, 1024), torch.__or__(torch.le(window, 0), torch.le(time, window)))

  # The length that a short segment is filled up to.
  def even(self: __torch__.Ops, time: int) -> int:
    return (time + 31) // 32 * 32

  # Neighbours from segment i on that are computed as one: how many.
  def run(self: __torch__.Ops, lengths: List[int], i: int, window: int) -> int:
    j = i + 1
    same = True
    while same:
      same = False
      if j < torch.len(lengths):
        if (self).short(lengths[i], window):
          same = torch.__and__((self).short(lengths[j], window), torch.eq((self).even(lengths[j]), (self).even(lengths[i])))
        else:
          same = lengths[j] == lengths[i]
      if same:
        j = j + 1
    return j - i

  # How segments are filled up: for each place its row, whether that is its own (1) or stands in for
  # none (0), and the places of the rows. Nothing where all are full.
  def places(self: __torch__.Ops, start: int, own: List[int], time: int) -> List[Tensor]:
    size = torch.unsqueeze(torch.tensor(own), 1)
    begin = torch.add(torch.sub(torch.cumsum(size, 0), size), start)
    at = torch.unsqueeze(torch.arange(time), 0)
    row = torch.reshape(torch.add(begin, torch.minimum(at, torch.sub(size, 1))), [-1])
    real = torch.reshape(torch.lt(at, size), [-1])
    out = annotate(List[Tensor], [])
    if int(torch.sum(real)) < torch.size(real, 0):
      out = [row, torch.unsqueeze(real, 1), torch.squeeze(torch.nonzero(real), 1)]
    return out

  def taken(self: __torch__.Ops, x: Tensor, start: int, rows: int, at: List[Tensor]) -> Tensor:
    if torch.len(at) == 0:
      y = torch.narrow(x, 0, start, rows)
    else:
      y = torch.index_select(x, 0, at[0])
    return y

  # Rows (·, heads, size) as (segments, key heads, group, time, size), a view.
  def by_group(self: __torch__.Ops, x: Tensor, count: int, few: int) -> Tensor:
    time = torch.size(x, 0) // count
    parts = torch.view(x, [count, time, few, torch.size(x, 1) // few, torch.size(x, 2)])
    return torch.permute(parts, [0, 2, 3, 1, 4])

  # Rows (·, key heads, size) as (segments * key heads, time, size), and back.
  def by_head(self: __torch__.Ops, x: Tensor, count: int) -> Tensor:
    time = torch.size(x, 0) // count
    parts = torch.view(x, [count, time, torch.size(x, 1), torch.size(x, 2)])
    return torch.reshape(torch.transpose(parts, 1, 2), [-1, time, torch.size(x, 2)])

  def from_head(self: __torch__.Ops, x: Tensor, count: int, dtype: int) -> Tensor:
    parts = torch.view(x, [count, -1, torch.size(x, 1), torch.size(x, 2)])
    rows = torch.reshape(torch.transpose(parts, 1, 2), [-1, torch.size(parts, 1), torch.size(x, 2)])
    return torch.to(rows, dtype)

  # A block of a view by groups, as (segments * key heads, group * block, size).
  def part_of(self: __torch__.Ops, x: Tensor, begin: int, size: int) -> Tensor:
    return torch.reshape(torch.narrow(x, 3, begin, size), [torch.size(x, 0) * torch.size(x, 1), -1, torch.size(x, 4)])

  # A block of queries against the keys up to it, (segments * key heads, group * block, keys).
  def probabilities(self: __torch__.Ops, q: Tensor, k: Tensor, ahead: Tensor, begin: int, size: int) -> Tensor:
    s = torch.bmm(q, torch.transpose(k, 1, 2))
    few = torch.size(s, 0)
    square = torch.narrow(torch.view(s, [few, -1, size, begin + size]), 3, begin, size)
    _0 = torch.add_(square, torch.narrow(torch.narrow(ahead, 0, 0, size), 1, 0, size))
    return torch.softmax(s, -1)

  def blocks(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, start: int, own: List[int], kept: Dict[str, Tensor], key: str) -> Tensor:
    c = torch.len(own)
    few = torch.size(k, 1)
    time = (self).even(own[0])
    at = (self).places(start, own, time)
    qs = (self).by_group((self).taken(q, start, c * time, at), c, few)
    ks = (self).by_head((self).taken(k, start, c * time, at), c)
    vs = (self).by_head((self).taken(v, start, c * time, at), c)
    out = torch.empty([c * time, torch.size(q, 1), torch.size(q, 2)], dtype=q.dtype)
    os = (self).by_group(out, c, few)
    scale = torch.pow(float(torch.size(q, 2)), -0.5)
    ahead = torch.triu(torch.full([128, 128], -inf, dtype=q.dtype), 1)
    begin = 0
    while begin < time:
      n = (self).block_size(begin, time)
      p = (self).probabilities(torch.mul((self).part_of(qs, begin, n), scale), torch.narrow(ks, 1, 0, begin + n), ahead, begin, n)
      torch._set_item(kept, key + "." + str(begin), p)
      o = torch.bmm(p, torch.narrow(vs, 1, 0, begin + n))
      to = torch.narrow(os, 3, begin, n)
      _0 = torch.copy_(to, torch.view(o, torch.size(to)))
      begin = begin + n
    out = torch.view(out, [c * time, -1])
    if torch.len(at) > 0:
      out = torch.index_select(out, 0, at[2])
    return out

  def block_size(self: __torch__.Ops, begin: int, time: int) -> int:
    n = 128
    if begin + n > time:
      n = time - begin
    return n

  # Gradients of the queries, keys and values of a run. The last block reaches all keys.
  def blocks_back(self: __torch__.Ops, g: Tensor, q: Tensor, k: Tensor, v: Tensor, start: int, own: List[int], kept: Dict[str, Tensor], key: str) -> List[Tensor]:
    c = torch.len(own)
    few = torch.size(k, 1)
    time = (self).even(own[0])
    at = (self).places(start, own, time)
    arriving = (self).taken(g, start, c * time, at)
    if torch.len(at) > 0:
      arriving = torch.mul(arriving, torch.unsqueeze(at[1], 2))
    gs = (self).by_group(arriving, c, few)
    qs = (self).by_group((self).taken(q, start, c * time, at), c, few)
    ks = (self).by_head((self).taken(k, start, c * time, at), c)
    vs = (self).by_head((self).taken(v, start, c * time, at), c)
    out = torch.empty([c * time, torch.size(q, 1), torch.size(q, 2)], dtype=q.dtype)
    outs = (self).by_group(out, c, few)
    dk = torch.empty_like((self).wide(torch.narrow(ks, 0, 0, 0)))
    dv = dk
    scale = torch.pow(float(torch.size(q, 2)), -0.5)
    end = time
    while end > 0:
      begin = (end - 1) // 128 * 128
      n = end - begin
      p = kept[key + "." + str(begin)]
      gb = (self).part_of(gs, begin, n)
      qb = torch.mul((self).part_of(qs, begin, n), scale)
      dp = torch.bmm(gb, torch.transpose(torch.narrow(vs, 1, 0, end), 1, 2))
      ds = torch._softmax_backward_data(dp, p, -1, q.dtype)
      to = torch.narrow(outs, 3, begin, n)
      dq = torch.mul_(torch.bmm(ds, torch.narrow(ks, 1, 0, end)), scale)
      _0 = torch.copy_(to, torch.view(dq, torch.size(to)))
      dkb = torch.bmm(torch.transpose(ds, 1, 2), qb)
      dvb = torch.bmm(torch.transpose(p, 1, 2), gb)
      if end == time:
        dk = (self).wide(dkb)
        dv = (self).wide(dvb)
      else:
        _1 = torch.add_(torch.narrow(dk, 1, 0, end), dkb)
        _2 = torch.add_(torch.narrow(dv, 1, 0, end), dvb)
      end = begin
    found = [out, (self).from_head(dk, c, q.dtype), (self).from_head(dv, c, q.dtype)]
    if torch.len(at) > 0:
      for i in range(3):
        _3 = torch._set_item(found, i, torch.index_select(found[i], 0, at[2]))
    return found

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

  # (segments, heads, time, size) back to rows (tokens, key heads, size): groups are summed.
  def rows(self: __torch__.Ops, g: Tensor, heads: int) -> Tensor:
    b = torch.size(g, 0)
    t = torch.size(g, 2)
    d = torch.size(g, 3)
    y = g
    if torch.size(g, 1) != heads:
      y = torch.sum(torch.view(g, [b, heads, torch.floordiv(torch.size(g, 1), heads), t, d]), [2])
    return torch.reshape(torch.transpose(y, 1, 2), [b * t, heads, d])

  def flash(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, start: int, own: List[int], window: int, kept: Dict[str, Tensor], key: str) -> Tensor:
    heads = torch.size(q, 1)
    c = torch.len(own)
    t = own[0]
    qs = (self).segments(q, start, c, t)
    ks = (self).grouped((self).segments(k, start, c, t), heads)
    vs = (self).grouped((self).segments(v, start, c, t), heads)
    mask = (self).fence(t, window, q.dtype)
    o, l = torch._scaled_dot_product_flash_attention_for_cpu(qs, ks, vs, 0., torch.__is__(mask, None), attn_mask=mask)
    torch._set_item(kept, "o" + key, o)
    torch._set_item(kept, "l" + key, l)
    return torch.reshape(torch.transpose(o, 1, 2), [c * t, -1])

  def flash_back(self: __torch__.Ops, g: Tensor, q: Tensor, k: Tensor, v: Tensor, start: int, own: List[int], window: int, kept: Dict[str, Tensor], key: str) -> List[Tensor]:
    heads = torch.size(q, 1)
    few = torch.size(k, 1)
    c = torch.len(own)
    t = own[0]
    qs = (self).segments(q, start, c, t)
    ks = (self).grouped((self).segments(k, start, c, t), heads)
    vs = (self).grouped((self).segments(v, start, c, t), heads)
    mask = (self).fence(t, window, q.dtype)
    arriving = (self).segments(g, start, c, t)
    a, b, d = torch._scaled_dot_product_flash_attention_for_cpu_backward(arriving, qs, ks, vs, kept["o" + key], kept["l" + key], 0., torch.__is__(mask, None), attn_mask=mask)
    return [(self).rows(a, heads), (self).rows(b, few), (self).rows(d, few)]

  def attend_kept(self: __torch__.Ops, q: Tensor, k: Tensor, v: Tensor, lengths: List[int], window: int, kept: Dict[str, Tensor]) -> Tensor:
    outs = annotate(List[Tensor], [])
    i = 0
    start = 0
    while i < torch.len(lengths):
      own = torch.slice(lengths, i, i + (self).run(lengths, i, window))
      if (self).short(own[0], window):
        out = (self).blocks(q, k, v, start, own, kept, str(i))
      else:
        out = (self).flash(q, k, v, start, own, window, kept, str(i))
      _0 = torch.append(outs, out)
      start = start + torch.size(out, 0)
      i = i + torch.len(own)
    if torch.len(outs) == 1:
      all = outs[0]
    else:
      all = torch.cat(outs, 0)
    return all

  # Gradients of queries, keys and values, each (tokens, heads, size).
  def attend_back(self: __torch__.Ops, g: Tensor, q: Tensor, k: Tensor, v: Tensor, lengths: List[int], window: int, kept: Dict[str, Tensor]) -> List[Tensor]:
    gs = torch.view(g, torch.size(q))
    dq = annotate(List[Tensor], [])
    dk = annotate(List[Tensor], [])
    dv = annotate(List[Tensor], [])
    i = 0
    start = 0
    while i < torch.len(lengths):
      own = torch.slice(lengths, i, i + (self).run(lengths, i, window))
      if (self).short(own[0], window):
        found = (self).blocks_back(gs, q, k, v, start, own, kept, str(i))
      else:
        found = (self).flash_back(gs, q, k, v, start, own, window, kept, str(i))
      _0 = torch.append(dq, found[0])
      _1 = torch.append(dk, found[1])
      _2 = torch.append(dv, found[2])
      start = start + torch.size(found[0], 0)
      i = i + torch.len(own)
    return [torch.cat(dq, 0), torch.cat(dk, 0), torch.cat(dv, 0)]
