// Chinese: putting a project on a community site.

export const embedTexts = {
  embed: {
    title: (title: string) => `放到您的网站：${title}`,
    description: '复制一行代码，把这个微项目放到社区网站上。',
    heading: '放到您的网站',
    lead: '复制下面一段代码，贴到网页里就能显示。不需要账号和密钥。',
    ended: '募捐已结束，贴上后只显示账目。',
    reserve: '让页面不跳动（选做）',
    reserveHint: '把这一行放进您网站的样式表。',
    attributes: {
      heading: '可以调的几项（选做）',
      meanings: {
        size: '大字，适合老年人常看的页面。',
        lang: '文字用中文（zh-CN）或英文（en）。不写就跟网页一样。',
        theme: '固定用浅色（light）或深色（dark）。不写就跟访客的设备一样。',
        project: '用它代替 <hh-donate>，只展示项目和一个链接，没有金额选项。',
        accent: '按钮和链接的颜色。',
        surface: '卡片的底色。',
      },
      colours: '颜色写在样式表里，请让文字看得清楚，例如：',
    },
    tag: '标签代码',
    tagHint: '贴在网页正文里要显示的位置。没有脚本时会显示一个普通链接。',
    link: '普通链接',
    linkHint: '编辑器不让贴脚本时，用这段链接。公众号菜单也可以直接用链接地址。',
    copy: '复制',
    copied: '已复制',
    preview: '预览',
    previewNote:
      '这是慈善组织官网上的样子。登记过的社区网站没有表单，是“前往官方捐赠页”的按钮；未登记的只有项目页链接。',
    previewFallback: '打开项目页',
    csp: '如果您的网站设置了内容安全策略（CSP）',
    cspHint:
      '把下面的地址加进已有的同名项；没有的才新加一行。没有 trusted-types 的网站不加最后一行，没有设置 CSP 的网站可以跳过。',
    pinned: '固定版本的标签（选做）',
    pinnedHint:
      '用它代替上面的标签：浏览器会核对整个脚本，有一个字节不对就不运行，只显示链接。这个版本一直保留，但不会自己更新；要更新，回到这里重新复制。',
    check: '自动核对的标签（选做）',
    checkHint: '一行字说明这个项目按募捐规则核对的结果，点开能看到每一条依据。可以单独用，也可以和上面的标签一起用。',
    checkPinned: '自动核对的标签，固定版本（选做）',
    checkPinnedHint:
      '浏览器会核对整个脚本。它也能显示项目卡片：网页上两种标签都有时，只留这一段脚本，不要再贴另一段固定版本的脚本。',
    qr: '海报二维码',
    qrHint: '可以打印张贴。扫码打开项目页。',
    qrAlt: (title: string) => `“${title}”项目页的二维码`,
    lawHeading: '社区网站可以做什么',
    lawCan: '可以展示项目介绍、进度和账目，放一个去慈善组织官方捐赠页或指定平台的链接。',
    lawCannot: '不可以自己收款，不可以放自己的收款码，也不可以在旁边放商业广告或商品链接。',
    lawSpeaker: (charity: string) => `发起募捐的是${charity}。介绍时请写明全称，不要写成社区发起募捐。`,
    lawTitle: (filed: string) => `请保留备案的活动名称：${filed}`,
    lawArticles: '依据：慈善法（2023）第二十二条、第二十六条、第二十七条。本页是操作提示，不是法律意见。',
    register: '申请登记本网站',
    registerHint: '登记之后，您的网站可以把居民带到慈善组织的官方捐赠页。申请由机构人员审核。',
    origin: '网站地址',
    originHint: '例如 www.example.org，只写到域名。',
    name: '网站名称',
    contact: '联系人和电话或邮箱',
    submit: '提交申请',
    received: '申请已收到，机构审核后会按您留的方式联系。',
    registered: '这个网站已经登记过，不需要再申请。',
    errorsTitle: '申请还没有提交，请看一下',
    errors: {
      origin: '请填写网站地址，例如 https://www.example.org。',
      originNotSecure: '登记需要 https 网址。网站还没有 https 的，请用“普通链接”。',
      name: '请填写网站名称，最多 100 个字。',
      contact: '请填写联系人和电话或邮箱，最多 100 个字。',
    },
  },
};

export type EmbedTexts = typeof embedTexts;
