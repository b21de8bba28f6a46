// Common issues: what surged, and how many are affected behind the few who raised it.
(function () {
  const h = LM.h;

  LM.views.common = async function (show) {
    const [tree, rows] = await Promise.all([LM.units(), LM.periodRows('common')]);
    const own = rows.filter((row) => row.unit_code === LM.address.unit);
    const below = (code) => tree.path(code).some((above) => above.unit_code === LM.address.unit);
    const surges = rows.filter((row) => row.surge && below(row.unit_code));
    const wide = own.filter((row) => row.affected_households > 0).sort((a, b) => b.affected_households - a.affected_households).slice(0, 12);
    const title = LM.say('magnifier');
    const option = (c) => ({
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      xAxis: LM.axis('value', { axis: { minInterval: 1 } }),
      yAxis: LM.axis('category', { axis: { data: wide.map((row) => row.category), inverse: true }, label: { width: 110, overflow: 'truncate' } }),
      series: [{ name: LM.say('households_raising'), type: 'bar', barMaxWidth: 12, data: wide.map((row) => row.households_raising) },
        { name: LM.say('affected_households'), type: 'bar', barMaxWidth: 12, itemStyle: { color: c.series[3] }, data: wide.map((row) => row.affected_households) }],
    });
    const table = () => LM.table(title, [
      { key: 'category', head: true, sort: (row) => row.category, cell: (row) => LM.sayCode('category', row.category) },
      LM.countColumn('common_issues', 'raised'),
      { key: 'expected', table: 'common_issues', number: true, sort: (row) => row.expected, cell: (row) => LM.decimal(row.expected, 1) },
      { key: 'surge', table: 'common_issues', sort: (row) => row.surge, cell: (row) => (row.surge === null ? '–' : row.surge ? h('b', {}, LM.say('yes')) : '') },
      LM.countColumn('common_issues', 'households_raising'),
      LM.countColumn('common_issues', 'affected_households'),
    ], own);
    show(LM.trail(tree),
      h('div', { class: 'columns' },
        LM.section(LM.say('surges'), surges.length ? h('ul', { class: 'attention' }, surges.map((row) => h('li', {},
          LM.say('surge_line', row.unit_name, row.category, LM.number(row.raised), LM.decimal(row.expected, 1))))) : LM.note(LM.say('no_surges'))),
        LM.section(title, wide.length ? LM.figure(title, option, table(), Math.max(180, 60 + wide.length * 34)) : LM.note(LM.say('none')))),
      LM.section(LM.say('by_category'), table()),
      LM.definitions({ common_issues: ['raised', 'expected', 'surge', 'surge_tail', 'households_raising', 'affected_households'] }));
  };
})();
