// The block in the editor: fields for what an author may choose. What visitors see is drawn by the server, from the very
// same attributes as the shortcode, so nothing is saved into the post but them.

(({ blocks, blockEditor, components, element }) => {
  const { createElement: el } = element;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { PanelBody, Placeholder, SelectControl, TextControl } = components;
  const isChinese = document.documentElement.lang.startsWith('zh');
  const say = (chinese, english) => (isChinese ? chinese : english);

  // Those who write choose by what is shown; the tag is what is kept.
  const ELEMENTS = {
    'hh-donate': say('项目卡片和捐款入口', 'Project card and the way to give'),
    'hh-project': say('只展示项目', 'The project only'),
    'hh-projects': say('项目列表（不用编号）', 'List of projects (needs no id)'),
    'hh-disclosure': say('信息公开和进展', 'Disclosures and progress'),
    'hh-proof': say('公开账目核验', 'Check of the public books'),
    'hh-compliance': say('自动核对', 'Automatic check'),
    'hh-donors': say('署名捐赠和留言', 'Named gifts and messages'),
    'hh-receipt': say('查询我的捐赠（不用编号）', 'Find my donation (needs no id)'),
    'hh-poster': say('分享图片', 'A picture to send on'),
  };

  // Of the first element alone; the rest stand on the page whatever is chosen.
  const MODES = {
    button: say('一个按钮，点开是卡片', 'A button that opens the card'),
    floating: say('浮在页面右下角的按钮', 'A button in the corner of the page'),
    modal: say('标签里的链接，点开是卡片', 'The link in the tag opens the card'),
  };

  const CHOICES = [
    ['element', say('显示什么', 'What to show'), Object.keys(ELEMENTS)],
    ['mode', say('捐款入口怎样放', 'How the way to give stands'), ['', ...Object.keys(MODES)]],
    ['form', say('形式', 'Form'), ['element', 'frame', 'link']],
    ['lang', say('文字', 'Language'), ['', 'zh-CN', 'en']],
    ['size', say('字号', 'Text size'), ['', 'large']],
    ['theme', say('颜色', 'Colours'), ['', 'light', 'dark']],
  ];

  blocks.registerBlockType('happy-homeland/project', {
    edit: ({ attributes, setAttributes }) => {
      const field = (name, label) =>
        el(TextControl, {
          label,
          value: attributes[name],
          onChange: (value) => setAttributes({ [name]: value.trim() }),
        });
      const choice = ([name, label, values]) =>
        el(SelectControl, {
          key: name,
          label,
          value: attributes[name],
          options: values.map((value) => ({
            value,
            label: ELEMENTS[value] || MODES[value] || value || say('不设', 'Not set'),
          })),
          onChange: (value) => setAttributes({ [name]: value }),
        });
      const id = field('project', say('项目编号', 'Project id'));
      const hint = say('从项目的“放到您的网站”页复制编号。', 'Copy the id from the page “Put it on your site”.');
      return el(
        'div',
        useBlockProps(),
        el(InspectorControls, {}, el(PanelBody, { title: say('显示', 'Display') }, CHOICES.map(choice))),
        el(Placeholder, { icon: 'heart', label: say('幸福家园', 'Happy Homeland'), instructions: hint }, id),
      );
    },
    save: () => null,
  });
})(window.wp);
