// Townships: a scorecard of bands and intervals without ranks, the on-time funnel, and what was sent in.
(function () {
  const h = LM.h;

  const chance = (row) => (row.funnel === null ? '–' : h('span', { class: 'tag ' + row.funnel.split('_')[0].replace('below', 'low').replace('above', 'high') },
    LM.say(row.funnel)));

  function scorecard(rows, answers) {
    const byCode = new Map(answers.map((row) => [row.unit_code, row]));
    return LM.table(LM.say('scorecard'), [
      LM.unitColumn(),
      { key: 'band', table: 'scorecard', sort: (row) => row.band, cell: (row) => h('b', {}, row.band || LM.say('no_band')) },
      { key: 'composite', table: 'scorecard', number: true, cell: (row) => LM.decimal(row.composite, 1) },
      LM.rateColumn('scorecard', 'coverage_rate', 'households_visited', 'households'),
      LM.rateColumn('scorecard', 'on_time_rate', 'resolved_on_time', 'due'),
      { key: 'funnel', table: 'scorecard', cell: chance },
      { key: 'on_time_shrunk', table: 'scorecard', number: true, cell: (row) => LM.percent(row.on_time_shrunk) },
      LM.rateColumn('scorecard', 'closed_loop_rate', 'closed_loop', 'due'),
      { key: 'satisfaction_rate', table: 'satisfaction', number: true, sort: (row) => row.satisfaction_rate,
        cell: (row) => LM.satisfactionRate(Object.assign({}, byCode.get(row.unit_code), row)) },
    ], rows);
  }

  LM.views.townships = async function (show) {
    const [tree, all, answers, sent] = await Promise.all([LM.units(), LM.periodRows('scorecard'), LM.periodRows('satisfaction'), LM.periodRows('submissions')]);
    const below = (code) => tree.path(code).some((above) => above.unit_code === LM.address.unit);
    const inside = all.filter((row) => below(row.unit_code));
    const level = LM.address.level || (inside.some((row) => row.unit_level === 'township') ? 'township' : 'community');
    const rows = inside.filter((row) => row.unit_level === level);
    const levels = ['township', 'community'].filter((name) => inside.some((row) => row.unit_level === name));
    const p = rows.length ? rows[0].level_on_time_rate : null;
    const points = rows.filter((row) => row.due > 0).map((row) => ({ name: row.unit_name, n: row.due, rate: row.on_time_rate }));
    const funnel = LM.say('funnel_plot', LM.say('on_time_rate'));
    const owed = sent.filter((row) => LM.address.unit === LM.address.j || row.unit_code === LM.address.unit);
    show(LM.trail(tree),
      LM.section(LM.say('scorecard') + ' · ' + LM.say('level_' + level), LM.note(LM.say('scorecard_note')),
        levels.length > 1 ? h('p', { class: 'legend' }, levels.map((name) => h('a', { href: LM.link({ level: name }), 'aria-current': name === level ? 'true' : null },
          LM.say('level_' + name)))) : null,
        scorecard(rows, answers)),
      h('div', { class: 'columns half' },
        LM.section(funnel, points.length && p !== null ? [LM.note(LM.say('funnel_note')), LM.figure(funnel, LM.funnel(points, p, { of: LM.say('level_' + level) }),
          LM.table(funnel, [LM.unitColumn(), LM.rateColumn('scorecard', 'on_time_rate', 'resolved_on_time', 'due'), { key: 'funnel', cell: chance }], rows), 300)]
          : LM.note(LM.say('none'))),
        LM.section(LM.say('submissions'), LM.table(LM.say('submissions'), [
          { key: 'unit_name', name: 'sender', head: true, sort: (row) => row.unit_code, cell: (row) => row.unit_name },
          { key: 'dataset', sort: (row) => row.dataset, cell: (row) => LM.sayCode('dataset', row.dataset) },
          LM.rateColumn('submissions', 'completeness', 'received', 'expected'),
          LM.rateColumn('submissions', 'timeliness', 'on_time', 'expected'),
        ], owed.filter((row) => row.expected > 0)))),
      LM.definitions({ scorecard: ['composite', 'band', 'funnel', 'on_time_shrunk', 'level_on_time_rate', 'satisfaction_rate'],
        submissions: ['expected', 'received', 'completeness', 'timeliness'] }));
  };
})();
