// The frame around the views: navigation, filters, the banner that turns amber by itself, and what happens on a new address.
(function () {
  const h = LM.h;
  const STALE_AFTER_HOURS = 36;
  const CHECK_EVERY_MS = 60000;
  let turn = 0;

  function select(label, value, choices, chosen) {
    return h('label', {}, h('span', {}, label), h('select', { onchange: (event) => chosen(event.target.value) },
      choices.map(([code, name]) => h('option', { value: code, selected: code === value }, name))));
  }

  /** A period of another kind that holds the chosen one's first day, or the latest. */
  function sameTime(kind) {
    const start = LM.address.period.slice(LM.kind().length + 1);
    const periods = LM.periods(kind);
    return periods.find((period) => period.slice(kind.length + 1) <= start) || periods[0];
  }

  function frame() {
    const place = LM.place();
    const many = LM.night.jurisdictions.length > 1;
    document.documentElement.lang = LM.lang === 'en' ? 'en' : 'zh-CN';
    document.title = LM.say(LM.address.view) + ' · ' + place[LM.lang] + ' · ' + LM.say('title');
    document.getElementById('top').replaceChildren(
      h('div', { class: 'brand' }, h('strong', {}, LM.say('title')), h('span', { class: 'place' }, place[LM.lang]),
        h('span', { id: 'banner', role: 'status' })),
      h('nav', { class: 'views', 'aria-label': LM.say('views') }, Object.keys(LM.views).map((view) =>
        h('a', { href: LM.link({ view, level: '' }), 'aria-current': view === LM.address.view ? 'page' : null }, LM.say(view)))),
      h('div', { class: 'filters', role: 'group', 'aria-label': LM.say('filters') },
        many ? select(LM.say('jurisdiction'), LM.address.j, LM.night.jurisdictions.map((p) => [p.jurisdiction, p[LM.lang]]),
          (j) => { location.hash = '#/' + LM.address.view + '?j=' + encodeURIComponent(j); }) : null,
        select(LM.say('period_kind'), LM.kind(), ['month', 'quarter', 'year'].map((kind) => [kind, LM.say(kind)]),
          (kind) => LM.go({ period: sameTime(kind) })),
        select(LM.say('period'), LM.address.period, LM.periods(LM.kind()).map((p) => [p, LM.periodName(p)]), (period) => LM.go({ period })),
        h('span', { class: 'settings' },
          h('button', { type: 'button', id: 'language', lang: LM.lang === 'en' ? 'zh' : 'en', onclick: () => {
            LM.lang = LM.lang === 'en' ? 'zh' : 'en';
            LM.preference('language', LM.lang);
            render();
          } }, LM.say('language')),
          h('button', { type: 'button', id: 'theme', onclick: () => { theme(isDark() ? 'light' : 'dark'); frame(); LM.redraw(); } },
            LM.say(isDark() ? 'light' : 'dark')),
          h('button', { type: 'button', onclick: () => window.print() }, LM.say('print')))));
    document.getElementById('foot').replaceChildren(h('p', {}, place[LM.lang] + ' · ' + LM.say('as_of') + ' ' + place.as_of + ' · '
      + LM.say('published') + ' ' + LM.minute(LM.night.published_at, place.time_zone) + ' · ' + LM.night.run_id));
    banner();
  }

  /** As of when; amber as soon as the last publication is older than a night may be. */
  function banner() {
    const place = LM.place();
    const at = LM.minute(LM.night.published_at, place.time_zone);
    const hours = (Date.now() - Date.parse(LM.night.published_at)) / 3600000;
    const stale = hours > STALE_AFTER_HOURS;
    const element = document.getElementById('banner');
    const age = hours < 72 ? LM.say('hours_ago', Math.floor(hours)) : LM.say('days_ago', Math.floor(hours / 24));
    element.className = stale ? 'stale' : 'fresh';
    const text = stale ? LM.say('stale', at, age) : LM.say('as_of') + ' ' + place.as_of + ' · ' + LM.say('published') + ' ' + at;
    if (element.textContent !== text) element.textContent = text;
  }

  const isDark = () => (document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

  function theme(name) {
    document.documentElement.dataset.theme = name;
    LM.preference('theme', name);
  }

  async function render() {
    const mine = ++turn;
    LM.readAddress();
    frame();
    const main = document.getElementById('main');
    main.setAttribute('aria-busy', 'true');
    const show = (...content) => {
      if (mine !== turn) return;
      main.replaceChildren(h('h1', {}, LM.say(LM.address.view), ' ', h('small', {}, LM.periodName(LM.address.period), running())),
        ...content.flat().filter(Boolean));
      main.removeAttribute('aria-busy');
    };
    try {
      const [tree, rows] = await Promise.all([LM.units(), LM.periodRows('coverage'), LM.script('labels.js')]);
      if (!tree.byCode.has(LM.address.unit)) LM.address.unit = LM.address.j;
      const own = rows.find((row) => row.unit_code === LM.address.j);
      running = () => (own && !own.complete ? ' · ' + LM.say('running', own.days_elapsed) : '');
      await LM.views[LM.address.view](show);
    } catch (failed) {
      show(h('p', { class: 'failed', role: 'alert' }, LM.say('unreadable') + ' (' + failed.message + ')'));
    }
  }

  let running = () => '';

  LM.lang = LM.preference('language') || 'zh';
  const kept = LM.preference('theme');
  if (kept) document.documentElement.dataset.theme = kept;
  window.addEventListener('hashchange', () => {
    const before = LM.address.view;
    render().then(() => { if (LM.address.view !== before) document.getElementById('main').focus(); });
  });
  matchMedia('(prefers-color-scheme: dark)').addListener(() => { frame(); LM.redraw(); });
  setInterval(banner, CHECK_EVERY_MS);
  render();
})();
