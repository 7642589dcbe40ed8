// The report is whole without this: it only sorts, filters and remembers.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');
  const $ = (selector, from = document) => from.querySelector(selector);
  const PAGE = 100;

  // Colours: as the system, dark, light.
  const themes = ['', 'dark', 'light'];
  const told = { '': 'as the system', dark: 'dark', light: 'light' };
  let theme = '';
  const setTheme = (name) => {
    theme = themes.includes(name) ? name : '';
    root.classList.remove('dark', 'light');
    if (theme) root.classList.add(theme);
    const button = $('#theme');
    if (!button) return;
    button.textContent = { '': '◐', dark: '☾', light: '☀' }[theme];
    button.setAttribute('aria-label', 'Colours: ' + told[theme]);
    button.title = 'Colours: ' + told[theme];
  };
  const stored = () => {
    try { return localStorage.getItem('listlint-theme') || ''; }
    catch { return ''; }
  };
  setTheme(stored());

  const init = () => {
    const button = $('#theme');
    button.hidden = false;
    setTheme(theme);
    button.onclick = () => {
      setTheme(themes[(themes.indexOf(theme) + 1) % 3]);
      try { localStorage.setItem('listlint-theme', theme); } catch { /* no */ }
    };
    const table = $('table.list');
    if (table) findings(table);
  };

  // The rows of all lists. Where there are several, each says which is its own
  // instead of standing below its name.
  const gathered = (table) => {
    const all = [];
    const bodies = [...table.tBodies];
    const many = $('tbody th', table) !== null;
    for (const body of bodies) {
      const name = many ? body.rows[0].textContent.trim() : '';
      if (many) body.rows[0].remove();
      for (const row of [...body.rows]) {
        // A long path breaks behind a slash.
        if (many) {
          row.insertCell().append(...name.split(/(?<=\/)/).flatMap(
            (part) => [part, document.createElement('wbr')]));
        }
        all.push({ row, comment: body.dataset.c });
      }
    }
    for (const body of bodies.slice(1)) body.remove();
    if (many) {
      const column = document.createElement('col');
      column.className = 'c6';
      $('colgroup', table).append(column);
      const head = table.tHead.rows[0];
      const last = head.lastElementChild.cloneNode(true);
      last.dataset.by = 'document';
      last.firstElementChild.textContent = 'List';
      head.append(last);
    }
    return all;
  };

  const findings = (table) => {
    const body = table.tBodies[0];
    const ranks = { e: 0, w: 1 };
    const rows = gathered(table).map(({ row, comment }, place) => {
      const cell = (i) => (row.cells[i] ? row.cells[i].textContent.trim() : '');
      const rule = cell(2);
      return {
        row, place, rule, comment,
        severity: ranks[row.className] ?? 2,
        message: cell(1).toLowerCase(),
        group: rule.split('/')[0],
        section: cell(3),
        document: cell(5),
        state: row.dataset.s || '',
        status: row.dataset.k || 'open',
        text: '',
      };
    });
    const severities = ['error', 'warning', 'info'];
    const value = (item, name) =>
      name === 'severity' ? severities[item.severity] : item[name];
    const selects = [...document.querySelectorAll('.tools select')];
    const box = $('#q');
    const more = $('#more');
    const status = $('#told');
    let view = {};
    let shown = PAGE;
    let matches = rows;

    for (const select of selects) {
      const counts = new Map();
      for (const item of rows) {
        const key = value(item, select.name);
        if (key) counts.set(key, (counts.get(key) || 0) + 1);
      }
      const keys = [...counts.keys()];
      if (select.name !== 'severity' && select.name !== 'section') keys.sort();
      for (const key of keys) {
        select.add(new Option(`${key} (${counts.get(key)})`, key));
      }
      // One value filters nothing.
      select.parentElement.hidden = keys.length < 2;
    }

    const keep = (item) => {
      for (const select of selects) {
        const wanted = view[select.name];
        if (wanted && value(item, select.name) !== wanted) return false;
      }
      if (!view.q) return true;
      // Ten thousand rows are not read before somebody searches.
      item.text = item.text || item.row.textContent.toLowerCase();
      return view.q.toLowerCase().split(/\s+/)
        .every((word) => item.text.includes(word));
    };
    const collator = new Intl.Collator('en', { numeric: true });
    const compare = (name) => (a, b) =>
      typeof a[name] === 'number' ? a[name] - b[name]
                                  : collator.compare(a[name], b[name]);

    const draw = () => {
      body.replaceChildren(...matches.slice(0, shown).map((m) => m.row));
      more.hidden = matches.length <= shown;
      more.textContent =
        `Show ${Math.min(PAGE * 5, matches.length - shown)} more`;
      const all = `${rows.length} finding${rows.length === 1 ? '' : 's'}`;
      status.textContent = matches.length === rows.length
        ? all : `${matches.length} of ${all}`;
    };
    const update = () => {
      matches = rows.filter(keep);
      const [by, way] = (view.sort || '').split('-');
      const name = by || 'place';
      if (name !== 'place' || way) {
        const order = compare(name);
        const sign = way === 'down' ? -1 : 1;
        matches.sort((a, b) => sign * order(a, b) || a.place - b.place);
      }
      for (const head of table.tHead.rows[0].cells) {
        const key = head.dataset.by;
        const on = key && key === by;
        if (on) {
          head.setAttribute('aria-sort',
                            way === 'down' ? 'descending' : 'ascending');
        } else {
          head.removeAttribute('aria-sort');
        }
      }
      shown = PAGE;
      draw();
    };

    const remember = () => {
      const kept = Object.entries(view).filter(([, v]) => v);
      const hash = kept.length ? '#?' + new URLSearchParams(kept) : ' ';
      try { history.replaceState(null, '', hash === ' ' ? '#' : hash); }
      catch { location.hash = hash; }
    };
    const fields = () => {
      for (const select of selects) select.value = view[select.name] || '';
      box.value = view.q || '';
    };

    // A finding that is linked to is shown, whatever the view.
    const reveal = (id) => {
      const item = rows.find((r) => r.row.id === id);
      if (!item) return false;
      if (!matches.includes(item)) { view = {}; fields(); update(); }
      shown = Math.max(shown, matches.indexOf(item) + 1);
      draw();
      const details = $('details', item.row);
      details.open = true;
      item.row.scrollIntoView({ block: 'center' });
      $('summary', details).focus({ preventScroll: true });
      return true;
    };
    const decoded = (text) => {
      try { return decodeURIComponent(text); } catch { return text; }
    };
    const follow = () => {
      const hash = decoded(location.hash.slice(1));
      if (/^f[0-9a-f]{8}/.test(hash)) {
        reveal(hash);
      } else if (/^r\d+$/.test(hash)) {
        const rule = document.getElementById(hash)?.closest('details');
        if (rule) { rule.open = true; rule.scrollIntoView(); }
      } else if (location.hash.startsWith('#?')) {
        view = Object.fromEntries(new URLSearchParams(location.hash.slice(2)));
        fields();
        update();
      }
    };

    $('.tools').hidden = false;
    $('.tools').addEventListener('input', () => {
      for (const select of selects) view[select.name] = select.value;
      view.q = box.value.trim();
      update();
      remember();
    });
    $('#clear').onclick = () => {
      view = {};
      fields();
      update();
      remember();
      box.focus();
    };
    for (const head of table.tHead.rows[0].cells) {
      const press = $('button', head);
      if (!press) continue;
      press.disabled = false;
      press.onclick = () => {
        const by = head.dataset.by;
        view.sort = view.sort === by ? by + '-down'
          : view.sort === by + '-down' ? '' : by;
        update();
        remember();
      };
    }
    more.onclick = () => { shown += PAGE * 5; draw(); };

    // What can be made from the row is made when it is opened.
    body.addEventListener('toggle', (event) => {
      const details = event.target;
      if (!details.open || $('.act', details)) return;
      const item = rows.find((r) => r.row.contains(details));
      if (item) details.append(actions(table, item));
    }, true);
    let closed = [];
    addEventListener('beforeprint', () => {
      body.replaceChildren(...matches.map((m) => m.row));
      closed = [...document.querySelectorAll('details:not([open])')];
      for (const details of closed) details.open = true;
    });
    addEventListener('afterprint', () => {
      for (const details of closed) details.open = false;
      draw();
    });
    addEventListener('hashchange', follow);
    update();
    table.classList.add('ready');
    follow();
  };

  const actions = (table, item) => {
    const print = item.row.id.slice(1).split('-')[0];
    const path = item.document || table.dataset.path;
    const text = item.comment
      ? item.comment.replace('…', `${item.rule}: REASON`)
      : `listlint ignore ${print} ${quote(path)} --reason REASON`;
    const line = document.createElement('div');
    line.className = 'act';
    const link = $('td:nth-child(5) a', item.row);
    line.append(copier('Copy link', link.href, link));
    // What is wrong with suppressions cannot be suppressed.
    if (item.group === 'suppressions') return line;
    const code = document.createElement('code');
    code.textContent = text;
    line.append(copier('Copy suppression', text, code), code);
    return line;
  };
  const quote = (text) =>
    /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  const copier = (label, text, source) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = label;
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = 'Copied';
        setTimeout(() => { button.textContent = label; }, 1500);
      } catch {
        getSelection().selectAllChildren(source);
      }
    };
    return button;
  };

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', init);
  } else {
    init();
  }
})();
