'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('script');

  // One stack at a time. Which one is in the address, so that a link leads there.
  const stacks = [...document.querySelectorAll('section.stack')];
  const tabs = [...document.querySelectorAll('.stacks a')];
  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const show = () => {
    const meant = target();
    const chosen = meant?.closest('section.stack') ?? stacks.find((stack) => !stack.hidden) ?? stacks[0];
    for (const stack of stacks) stack.hidden = stack !== chosen;
    for (const tab of tabs) {
      if (tab.hash === `#${chosen.id}`) tab.setAttribute('aria-current', 'true');
      else tab.removeAttribute('aria-current');
    }
    for (let at = meant; at; at = at.parentElement) if (at.localName === 'details') at.open = true;
    if (meant && meant !== chosen) meant.scrollIntoView();
  };
  if (stacks.length > 1) {
    for (const stack of stacks.slice(1)) stack.hidden = true;
  }
  addEventListener('hashchange', show);
  show();

  // The panel: what the list says of a node, with its changes and resources in full.
  const panel = document.getElementById('panel');
  const title = document.getElementById('panel-title');
  const body = document.getElementById('panel-body');
  const copy = (element) => {
    const clone = element.cloneNode(true);
    for (const part of [clone, ...clone.querySelectorAll('[id]')]) part.removeAttribute('id');
    for (const part of clone.querySelectorAll('[aria-labelledby]')) part.removeAttribute('aria-labelledby');
    return clone;
  };
  const open = (node) => {
    const words = document.getElementById(node.getAttribute('href').slice(1));
    const clone = copy(words);
    title.replaceChildren(...clone.querySelector('h4').childNodes);
    clone.querySelector('h4').remove();
    const changes = [];
    const resources = [];
    for (const link of clone.querySelectorAll('a[data-part]')) {
      const part = document.getElementById(link.hash.slice(1));
      if (!part || part.localName !== 'details') continue;
      const full = copy(part);
      full.open = true;
      (full.classList.contains('change') ? changes : resources).push(full);
    }
    for (const list of clone.querySelectorAll('.node-changes, .node-resources')) list.remove();
    if (resources.length > 1) for (const resource of resources) resource.open = false;
    body.replaceChildren(clone, ...changes, ...resources);
    panel.showModal();
    panel.scrollTop = 0;
  };
  for (const node of document.querySelectorAll('svg.graph a.node')) {
    node.setAttribute('role', 'button');
    node.setAttribute('aria-haspopup', 'dialog');
    node.addEventListener('click', (event) => { event.preventDefault(); open(node); });
    node.addEventListener('keydown', (event) => {
      if (event.key === ' ') { event.preventDefault(); open(node); }
    });
  }
  document.getElementById('panel-close').addEventListener('click', () => panel.close());
  panel.addEventListener('click', (event) => {
    if (event.target === panel || event.target.closest('a[href^="#"]')) panel.close();
  });

  // The filter keeps what matches, and what that belongs to.
  for (const input of document.querySelectorAll('.filter input')) {
    const part = input.closest('section');
    const tree = part.querySelector('.tree');
    const count = part.querySelector('output');
    const all = count.textContent;
    const items = [...tree.querySelectorAll('li')];
    const own = new Map(items.map((item) => [item, item.querySelector('details').textContent.toLowerCase()]));
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      for (const item of items) item.hidden = true;
      for (const item of items) {
        if (!words.every((word) => own.get(item).includes(word))) continue;
        found++;
        for (let at = item; at !== tree; at = at.parentElement) at.hidden = false;
      }
      count.textContent = words.length ? `${found} of ${all}` : all;
    });
  }
})();
