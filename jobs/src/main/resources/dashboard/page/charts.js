// Draws charts once the chart library is there; the page does not wait for it.
(function () {
  const drawn = new Set();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

  /** The page's colours, as they are now: light, dark or on paper. */
  LM.colours = () => ({
    ink: colour('ink'), soft: colour('soft'), line: colour('line'), back: colour('card'), accent: colour('accent'),
    red: colour('red'), yellow: colour('yellow'), green: colour('green'),
    ages: [colour('age-0'), colour('age-1'), colour('age-2'), colour('age-3')],
    series: [colour('accent'), colour('series-2'), colour('series-3'), colour('series-4')],
  });

  /** Text of the data inside a tooltip, which is HTML. */
  LM.safe = (text) => String(text).replace(/[&<>"']/g, (sign) => '&#' + sign.charCodeAt(0) + ';');

  function base(colours) {
    return {
      animation: false,
      color: colours.series,
      textStyle: { color: colours.ink, fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: colours.ink }, itemWidth: 14, itemHeight: 8 },
      tooltip: { confine: true, backgroundColor: colours.back, borderColor: colours.line, textStyle: { color: colours.ink, fontSize: 12 } },
    };
  }

  /** An axis in the page's colours. */
  LM.axis = function (type, more) {
    const colours = LM.colours();
    return Object.assign({
      type,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: Object.assign({ color: colours.soft }, more && more.label),
      nameTextStyle: { color: colours.soft },
      splitLine: { show: type !== 'category', lineStyle: { color: colours.line, opacity: 0.6 } },
    }, more && more.axis);
  };

  LM.percentAxis = (more) => LM.axis('value', { label: { formatter: (v) => Math.round(v * 100) + '%' }, axis: Object.assign({ max: 1 }, more) });

  function render(chart) {
    if (!chart.element.isConnected) {
      drawn.delete(chart);
      return;
    }
    if (!chart.instance) {
      chart.instance = window.echarts.init(chart.element, null, { renderer: 'svg' });
      chart.instance.on('finished', () => chart.element.setAttribute('data-finished', ''));
    }
    chart.instance.setOption(Object.assign(base(LM.colours()), chart.option(LM.colours())), true);
  }

  /** Draws into an element when it is on the page; option is a function of the colours. */
  LM.draw = function (element, option) {
    const chart = { element, option };
    drawn.add(chart);
    LM.script('echarts.min.js').then(() => requestAnimationFrame(() => render(chart)));
  };

  LM.redraw = () => drawn.forEach(render);

  const resize = () => drawn.forEach((chart) => chart.instance && chart.element.isConnected && chart.instance.resize());
  window.addEventListener('resize', resize);
  window.addEventListener('beforeprint', resize);
  window.addEventListener('afterprint', resize);
})();
