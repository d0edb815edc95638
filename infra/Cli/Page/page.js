'use strict';
(() => {
  const root = document.documentElement;
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const at = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // Somebody typed what is no address.
    }
  };
  root.classList.add('script');

  // One stack at a time. Which one is in the address, so that a link leads there, through whatever is folded.
  const stacks = all('section.stack');
  const tabs = all('.stacks a');
  const chosen = () => stacks.find((stack) => !stack.hidden) ?? stacks[0];
  const show = () => {
    const meant = at(location.hash);
    const stack = meant?.closest('section.stack') ?? chosen();
    for (const other of stacks) other.hidden = other !== stack;
    for (const tab of tabs) {
      if (at(tab.hash) === stack) tab.setAttribute('aria-current', 'true');
      else tab.removeAttribute('aria-current');
    }
    for (let part = meant; part; part = part.parentElement) {
      part.hidden = false;
      if (part.localName === 'details') part.open = true;
    }
    if (meant && meant !== stack) meant.scrollIntoView();
  };
  const first = tabs.find((tab) => 'first' in tab.dataset);
  for (const stack of stacks) stack.hidden = first !== undefined && stack !== at(first.hash);
  addEventListener('hashchange', show);
  show();

  // Everything open or closed, but for the drawing, of which there is one at a time.
  const fold = (open) => {
    for (const part of all('details:not(.whole)', chosen())) part.open = open;
  };
  document.querySelector('[data-do=open]').addEventListener('click', () => fold(true));
  document.querySelector('[data-do=close]').addEventListener('click', () => fold(false));

  // A link to a part, to give to others.
  const said = document.getElementById('page/said');
  const say = (words) => {
    said.textContent = words;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { said.textContent = ''; }, 4000);
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a.copy');
    if (!link) return;
    event.preventDefault();
    try {
      history.replaceState(null, '', link.hash);
    } catch {
      // A page without an address of its own has none to change.
    }
    const written = navigator.clipboard?.writeText(link.href) ?? Promise.reject();
    written.then(() => say('Link copied'), () => say('The link is in the address bar'));
  });

  // The size of a drawing. It fits its frame until somebody wants it otherwise.
  for (const frame of all('.frame')) {
    const [canvas, drawing, size] = ['.canvas', 'svg.graph', 'output'].map((query) => frame.querySelector(query));
    const natural = Number(drawing.getAttribute('width'));
    const zoom = (width) => {
      drawing.style.maxWidth = width ? 'none' : '';
      drawing.style.minWidth = '0';
      drawing.style.width = width ? `${width}px` : '';
      canvas.style.maxHeight = width ? '85vh' : '';
      size.textContent = width ? `${Math.round(100 * width / natural)} %` : 'fits';
    };
    const actions = {
      smaller: () => zoom(Math.max(natural / 4, drawing.getBoundingClientRect().width / 1.25)),
      larger: () => zoom(Math.min(natural * 4, drawing.getBoundingClientRect().width * 1.25)),
      fit: () => zoom(0),
    };
    for (const button of all('[data-do]', frame)) button.addEventListener('click', actions[button.dataset.do]);
    const keys = { '-': 'smaller', '+': 'larger', '=': 'larger', 0: 'fit' };
    canvas.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      actions[keys[event.key]]();
    });
  }

  // The panel: what the list says of a node, with its changes and resources in full.
  const panel = document.getElementById('page/panel');
  const title = document.getElementById('page/panel/title');
  const body = panel.querySelector('.panel-body');
  const copy = (element) => {
    const clone = element.cloneNode(true);
    for (const part of [clone, ...all('[id]', clone)]) part.removeAttribute('id');
    for (const part of all('[aria-labelledby]', clone)) part.removeAttribute('aria-labelledby');
    return clone;
  };
  const open = (node) => {
    const clone = copy(at(node.hash ?? node.getAttribute('href')));
    title.replaceChildren(...clone.querySelector('h4').childNodes);
    clone.querySelector('h4').remove();
    const changes = [];
    const resources = [];
    for (const link of all('a[data-part]', clone)) {
      const part = at(link.hash);
      if (!part || part.localName !== 'details') continue;
      const full = copy(part);
      full.open = true;
      (full.classList.contains('change') ? changes : resources).push(full);
    }
    for (const list of all('.node-changes, .node-resources', clone)) list.remove();
    for (const resource of resources) resource.querySelector('.to-change')?.remove();
    if (resources.length > 1) for (const resource of resources) resource.open = false;
    body.replaceChildren(clone, ...changes, ...resources);
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    title.focus();
  };
  for (const node of all('svg.graph a.node')) {
    node.setAttribute('role', 'button');
    node.setAttribute('aria-haspopup', 'dialog');
    node.addEventListener('click', (event) => { event.preventDefault(); open(node); });
    node.addEventListener('keydown', (event) => {
      if (event.key === ' ') { event.preventDefault(); open(node); }
    });
  }
  panel.querySelector('.panel-close').addEventListener('click', () => panel.close());
  panel.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && 'node' in link.dataset) {
      event.preventDefault();
      open(link);
    } else if (event.target === panel || (link && !link.classList.contains('copy'))) panel.close();
  });

  // The filter keeps what matches, and what that belongs to.
  for (const input of all('.filter input')) {
    const part = input.closest('section');
    const tree = part.querySelector('.tree');
    const count = part.querySelector('output');
    const total = count.textContent;
    const items = all('li', tree).filter((item) => item.querySelector(':scope > details.resource'));
    const own = new Map(items.map((item) => [item, all(':scope > details > :is(summary, .about)', item)
      .map((words) => words.textContent.toLowerCase()).join(' ')]));
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      for (const item of items) item.hidden = true;
      for (const item of items) {
        if (!words.every((word) => own.get(item).includes(word))) continue;
        found++;
        for (let up = item; up !== tree; up = up.parentElement) {
          up.hidden = false;
          if (words.length && up !== item && up.localName === 'details') up.open = true;
        }
      }
      count.textContent = words.length ? `${found} of ${total}` : total;
    });
  }

  // On paper nothing can be opened.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open], .whole, .about, .about *)');
    for (const part of closed) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of closed) part.open = false;
    closed = [];
  });
})();
