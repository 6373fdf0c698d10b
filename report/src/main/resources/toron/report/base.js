(() => {
  'use strict';
  const root = document.documentElement;
  const show = tongue => { root.dataset.ui = tongue; root.lang = tongue; };
  let kept = null;
  try { kept = localStorage.getItem('toron-ui'); } catch (e) { kept = null; }
  if (kept === 'ja' || kept === 'en') show(kept);
  document.getElementById('tongue').addEventListener('click', () => {
    const other = root.dataset.ui === 'ja' ? 'en' : 'ja';
    show(other);
    try { localStorage.setItem('toron-ui', other); } catch (e) { kept = other; }
  });
})();
