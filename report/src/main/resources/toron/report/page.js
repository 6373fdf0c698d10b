(() => {
  'use strict';
  const svgName = 'http://www.w3.org/2000/svg';
  const byId = id => document.getElementById(id);
  const twin = id => byId(id.replace(/-([lt])(\d+)$/, (all, kind, n) => (kind === 'l' ? '-t' : '-l') + n));

  // Layers of the page image, hidden and shown by the legend.
  document.querySelectorAll('[data-hides]').forEach(box => box.addEventListener('change', () =>
    document.body.classList.toggle('no-' + box.dataset.hides, !box.checked)));

  // A line and its text light up together.
  const light = (element, on) => {
    element.classList.toggle('on', on);
    const other = twin(element.id);
    if (other) other.classList.toggle('on', on);
  };
  for (const kind of ['mouseover', 'mouseout']) {
    document.addEventListener(kind, event => {
      const line = event.target.closest('.line[id]');
      if (line) light(line, kind === 'mouseover');
    });
  }

  // A span, #p3-120-180: the part of each line's box that holds it.
  const width = c => c < 0x1100 || c >= 0xff61 && c <= 0xff9f ? 1 : 2;
  const sum = letters => letters.reduce((all, c) => all + width(c.codePointAt(0)), 0);
  const wordsOf = item => {
    const copy = item.querySelector('.words').cloneNode(true);
    copy.querySelectorAll('rt, .end').forEach(extra => extra.remove());
    return [...copy.textContent];
  };
  const markLine = (line, begin, end) => {
    const item = twin(line.id);
    const letters = wordsOf(item);
    const all = sum(letters) || 1;
    const from = sum(letters.slice(0, Math.max(0, begin - line.dataset.b))) / all;
    const to = sum(letters.slice(0, Math.max(0, end - line.dataset.b))) / all;
    const box = line.querySelector('rect');
    const mark = document.createElementNS(svgName, 'rect');
    const [start, length, across, breadth] =
      line.classList.contains('tate') ? ['y', 'height', 'x', 'width'] : ['x', 'width', 'y', 'height'];
    const at = name => Number(box.getAttribute(name));
    mark.setAttribute('class', 'mark');
    mark.setAttribute(start, at(start) + at(length) * from);
    mark.setAttribute(length, at(length) * (to - from));
    mark.setAttribute(across, at(across));
    mark.setAttribute(breadth, at(breadth));
    line.parentNode.append(mark);
    item.classList.add('marked');
    return mark;
  };
  const clear = () => {
    document.querySelectorAll('rect.mark').forEach(mark => mark.remove());
    document.querySelectorAll('.marked').forEach(item => item.classList.remove('marked'));
  };
  const follow = () => {
    clear();
    let first = null;
    for (const [, page, begin, end] of location.hash.matchAll(/p(\d+)-(\d+)-(\d+)/g)) {
      document.querySelectorAll('#p' + page + ' .sheet .line[data-b]').forEach(line => {
        if (Math.max(line.dataset.b, begin) < Math.min(line.dataset.e, end)) {
          first = first || line;
          markLine(line, Number(begin), Math.min(Number(end), line.dataset.e));
        }
      });
    }
    if (first) first.scrollIntoView({block: 'center'});
  };
  window.addEventListener('hashchange', follow);
  follow();

  // j and k by lines, n and p by pages.
  const lines = [...document.querySelectorAll('.lines .line')];
  const pages = [...document.querySelectorAll('section.page')];
  const step = (all, here, by) => all[Math.min(all.length - 1, Math.max(0, here + by))];
  const pageHere = () => {
    const past = pages.filter(page => page.getBoundingClientRect().top < 120);
    return past.length - 1;
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = {j: 1, k: -1, n: 1, p: -1}[event.key];
    if (event.key === 'Escape') {
      history.replaceState(null, '', location.pathname + location.search);
      document.querySelectorAll('.on').forEach(line => line.classList.remove('on'));
      clear();
    } else if (by && 'jk'.includes(event.key)) {
      const now = document.querySelector('.lines .on');
      const next = step(lines, now ? lines.indexOf(now) : -1, by);
      if (now) light(now, false);
      if (next) {
        light(next, true);
        next.scrollIntoView({block: 'nearest'});
      }
    } else if (by) {
      const page = step(pages, pageHere(), by);
      if (page) page.scrollIntoView();
    }
  });
})();
