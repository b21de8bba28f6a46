// Data quality: what became of the rows sent, why rows are refused, what was restated, what is worth a re-visit.
(function () {
  const FATES = ['rows_read', 'accepted', 'quarantined', 'duplicate', 'superseded', 'waiting'];

  /** Rows of the chosen unit and below; everything for the whole jurisdiction. */
  function within(tree, rows, key) {
    if (LM.address.unit === LM.address.j) return rows;
    return rows.filter((row) => tree.path(row[key]).some((above) => above.unit_code === LM.address.unit));
  }

  LM.views.quality = async function (show) {
    const [tree, sent, refused, restated, flags] = await Promise.all([LM.units(), LM.periodRows('submissions'), LM.rows('refused'), LM.rows('restated'), LM.rows('flags')]);
    const name = (code) => (tree.byCode.get(code) || { unit_name: code }).unit_name;
    show(LM.trail(tree),
      LM.section(LM.say('fates'), LM.table(LM.say('fates'), [
        { key: 'unit_name', name: 'sender', head: true, sort: (row) => row.unit_code, cell: (row) => row.unit_name },
        { key: 'dataset', sort: (row) => row.dataset, cell: (row) => LM.sayCode('dataset', row.dataset) },
        ...FATES.map((key) => LM.countColumn('submissions', key)),
      ], within(tree, sent, 'unit_code').filter((row) => row.rows_read > 0))),
      LM.section(LM.say('refused'), LM.table(LM.say('refused'), [
        { key: 'sender', head: true, sort: (row) => row.sender, cell: (row) => name(row.sender) },
        { key: 'dataset', sort: (row) => row.dataset, cell: (row) => LM.sayCode('dataset', row.dataset) },
        { key: 'reason', sort: (row) => row.reason, cell: (row) => LM.sayCode('reason', row.reason) },
        { key: 'column_name', cell: (row) => (row.column_name ? LM.inputColumn(row.dataset, row.column_name) : '–') },
        { key: 'problems', number: true, sort: (row) => row.problems, cell: (row) => LM.number(row.problems) },
        { key: 'files', number: true, sort: (row) => row.files, cell: (row) => LM.number(row.files) },
      ], within(tree, refused, 'sender'))),
      LM.section(LM.say('restated'), !restated.length ? LM.note(LM.say('none_restated')) : LM.table(LM.say('restated'), [
        { key: 'table_name', head: true, cell: (row) => row.table_name },
        { key: 'measure', cell: (row) => row.measure },
        { key: 'cause', cell: (row) => LM.sayCode('cause', row.cause) },
        { key: 'figures', number: true, cell: (row) => LM.number(row.figures) },
      ], restated)),
      LM.section(LM.say('flags'), LM.note(LM.say('flags_note')), LM.table(LM.say('flags'), [
        { key: 'rule', head: true, sort: (row) => row.rule, cell: (row) => LM.sayCode('rule', row.rule) },
        { key: 'unit_name', name: 'unit', sort: (row) => row.unit_code, cell: (row) => row.unit_name },
        { key: 'flags', name: 'flag_count', number: true, sort: (row) => row.flags, cell: (row) => LM.number(row.flags) },
        { key: 'records', number: true, sort: (row) => row.records, cell: (row) => LM.number(row.records) },
      ], within(tree, flags, 'unit_code'))),
      LM.definitions({ submissions: ['rows_read', 'accepted', 'quarantined', 'duplicate', 'superseded', 'waiting'] }));
  };
})();
