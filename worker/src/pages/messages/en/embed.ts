// English: putting a project on a community site.

import type { EmbedTexts } from '../zh-cn/embed.ts';

export const embedTexts: EmbedTexts = {
  embed: {
    title: (title) => `Put it on your site: ${title}`,
    heading: 'Put it on your site',
    lead: 'Choose the form that fits, copy it into a page, and the project appears. No account and no key are needed.',
    ended: 'The appeal has ended; the tag shows the books only.',
    test: 'This is a test deployment: everything can be tried without an account, gifts are simulated, and no money moves. An address of your own machine (localhost) counts as a registered site. Other websites cannot reach pictures and scripts on your machine.',
    which: {
      heading: 'What your site lets in',
      element: 'Scripts: the tag',
      frame: 'No scripts, but frames (iframe)',
      editor: 'Articles of official accounts, DedeCMS and other editors that strip scripts',
      wordpress: 'WordPress',
      oembed: 'Systems that unfold an address (oEmbed)',
      link: 'Links only',
    },
    forms: {
      element: 'The tag',
      frame: 'A frame, without scripts',
      editor: 'Official accounts, and editors that strip scripts',
      wordpress: 'WordPress',
      oembed: 'An address that unfolds (oEmbed)',
      link: 'A link only',
    },
    chooser: {
      heading: 'Fit it to your site',
      element: 'What to show',
      groups: { often: 'Often used', open: 'Openness and checks', givers: 'For givers' },
      lettersLabel: 'Text size',
      letters: { standard: 'Standard', large: 'Large, for pages that older people read' },
      themeLabel: 'Colours',
      themes: { auto: 'As the reader’s device', light: 'Light', dark: 'Dark' },
      languageLabel: 'Language',
      languages: { auto: 'As the page', 'zh-CN': 'Chinese', en: 'English' },
      site: 'Your site',
      siteHint: 'For example www.example.org. With it, this page says whether that site may take payment.',
      submit: 'Update the code below',
    },
    elements: {
      'hh-donate': 'Project card and the way to give',
      'hh-project': 'The project only',
      'hh-projects': 'List of projects',
      'hh-disclosure': 'Disclosures and progress',
      'hh-proof': 'Check of the public books',
      'hh-compliance': 'Automatic check',
      'hh-donors': 'Named gifts and messages',
      'hh-receipt': 'Find my donation',
      'hh-poster': 'A picture to send on',
    },
    place: {
      heading: 'Whether this site may take payment',
      unreadable: 'This is not the address of a site. Enter a domain, for example www.example.org.',
      own: 'A site in the charity’s own name: gifts are made on the page itself.',
      registered:
        'A registered community site: it takes no payment and leads residents to the charity’s own donation page or a designated platform.',
      other: 'Any other site: it shows the project with a link to the project page.',
      askAbove:
        'The server decides by the address of the site; nothing in the code can change it. Enter your site above to see what holds for it.',
      verdict: {
        'own-site': 'Payment may be taken on this site',
        'hand-off': 'No payment on this site; it may lead to the official donation page',
        'link-out': 'No payment on this site; a link only',
        display: 'No gifts can be made anywhere for now',
      },
      shows: {
        'own-site': (charity) =>
          `The tag shows the whole donation form, and money goes straight to the account of ${charity}.`,
        'hand-off': (charity) => `The tag shows a button to the official donation page of ${charity}, and no form.`,
        'link-out': (_charity, target) => `The tag shows the project, and its link leads to the page of ${target}.`,
        display: () => 'The tag shows the project and its books, and no way to give.',
      },
      needsHttps: 'Registration needs an https address. Without one, use the link below.',
      ask: 'Ask to register this site',
    },
    more: 'Other ways and settings',
    reserve: 'Keep the page still (optional)',
    reserveHint: 'Put this line in your site’s style sheet.',
    attributes: {
      heading: 'What you can set (optional)',
      meanings: {
        size: 'Large text, for pages that older people read.',
        lang: 'Chinese (zh-CN) or English (en). Without it, the language of the page.',
        theme: 'Always light or always dark. Without it, as the reader’s device.',
        accent: 'Colour of the button and the links.',
        surface: 'Background of the card.',
      },
      own: {
        'hh-donate': [['<hh-project>', 'In place of <hh-donate>: the project and one link, without amounts.']],
        'hh-projects': [
          ['region="511800"', 'Projects of one place alone: the six digits of a province, city or county.'],
          ['status="open"', 'Those open for gifts (open), to come (upcoming) or ended (ended) alone.'],
        ],
        'hh-receipt': [['receipt="…"', 'The number of a receipt shows that one; without it, the search.']],
      },
      colours: 'Colours go in your style sheet; keep the text easy to read. For example:',
    },
    tag: 'Paste this',
    tagHint: 'Paste it where the project should appear. Without scripts a plain link is shown.',
    direct: 'Its own script (optional)',
    directHint: 'Saves a round trip, a second or two where the network is slow. Another element needs another script.',
    link: 'Plain link',
    linkHint: 'It can stand anywhere. The address also works in the menu of an official account.',
    copy: 'Copy',
    copied: 'Copied',
    preview: 'Preview',
    previewNotes: {
      'hh-donate':
        'This is how it looks on the charity’s site. A registered community site has no form but a link to the donation page; an unregistered one has only the project link.',
      'hh-receipt': 'A site that is not registered has no search, but a link to the page that has one.',
    },
    csp: 'If your site sets a content security policy (CSP)',
    cspHint:
      'Add these to the directives of the same name you already have; only add a line where there is none. A site without trusted-types leaves out the last line; without a CSP, skip this.',
    pinned: 'A fixed version (optional)',
    pinnedHint:
      'In place of the above. The browser checks the whole script by its integrity and runs none of it if a single byte differs; the link stays. This version is kept, and it never updates itself: come back here for a newer one.',
    pinnedFamily: 'Several tags on one page (optional)',
    pinnedFamilyHint: 'Keep one fixed script on a page. For several tags it is this one, which draws them all.',
    frame: {
      heading: 'Paste this',
      hint: (height) =>
        `No script. It needs a height of at least ${height} pixels, so that nothing has to be scrolled inside it on a phone. The frame only shows, and its link opens the project page as a page of its own; it cannot know on which site it stands, so it never takes payment.`,
      note: 'This is the frame itself.',
      fit: 'A height that fits itself (optional)',
      fitHint:
        'For sites that take scripts and still want a frame: the frame tells the page how high it is. Page and frame only listen to each other’s address, and nothing but the height is said, nothing personal.',
      pinnedHint:
        'In place of that one. The browser checks the whole script and runs none of it if a single byte differs; the frame keeps its height. It never updates itself.',
      cspHint: 'Add these to the directives of the same name. The first form alone does not need script-src.',
      open: 'See the books, give',
      books: 'See the books and reports',
      outside: (host) => `Opens ${host} as a page of its own`,
    },
    editor: {
      heading: 'Paste this',
      hint: 'A table, a picture and words. Paste it in the editor’s source view; for an article of an official account, select and copy what the preview shows, and the account keeps the picture. Take it down or mark it as ended when the appeal ends.',
      original: 'Address for “Read more”',
      originalHint: 'Goes in the “Read more” field of an official account’s article and opens the project page.',
    },
    card: {
      speaker: (charity) => `An appeal by ${charity}`,
      code: (title) => `QR code of the project page of “${title}”`,
      scan: 'Scan to see the books and to give',
      campaign: (title) => `Campaign: ${title}`,
      filing: (number) => `Filing number: ${number}`,
      certificate: (number) => `Public-fundraising certificate: ${number}`,
      contact: (contact) => `Contact: ${contact}`,
      enquiry: (enquiry) => `How to check: ${enquiry}`,
      link: 'See the books and reports',
    },
    wordpress: {
      lead: 'Install the plugin happy-homeland first (in the folder examples/wordpress of this software; zip it and upload it). An administrator enters the address once, and from then on authors place projects by block or shortcode.',
      address: 'Address in the plugin’s settings',
      addressHint: 'Goes into Settings → Happy Homeland. Only administrators can change it.',
      heading: 'Shortcode',
      hint: 'Paste it into a post or page. In the block editor, look for the block Happy Homeland and enter the project’s id instead.',
    },
    oembed: {
      heading: 'Paste this address',
      hint: 'On a line of its own. Systems that know oEmbed unfold it into the frame above; others show a link.',
      endpoint: 'For developers: the oEmbed address',
      endpointHint: 'The project page names it as well. It answers json and xml and keeps to maxwidth and maxheight.',
    },
    qr: 'Code for posters',
    qrHint: 'Print it and put it up. It opens the project page.',
    qrAlt: (title) => `QR code of the project page of “${title}”`,
    lawHeading: 'What a community site may do',
    lawCan:
      'Show the project, its progress and its books, and link to the charity’s own donation page or a designated platform.',
    lawCannot:
      'Not collect money, not show a payment code of its own, and not place advertising or shop links beside it.',
    lawSpeaker: (charity) =>
      `The appeal is made by ${charity}. Name it in full, and do not present it as an appeal by the community.`,
    lawTitle: (filed) => `Keep the filed title of the campaign: ${filed}`,
    lawNearby:
      'Keep appeals for one person, mutual-aid schemes and commercial fundraising away from it, so that nobody takes one for the other.',
    lawEnded:
      'The card says by itself that an appeal has ended or paused. Take down words and posters of your own when it ends.',
    lawRules: 'The rules of the automatic check that look at the page around it:',
    lawArticles: 'Charity Law (2023) arts. 22, 25, 26 and 27. This page is a working aid, not legal advice.',
    register: 'Ask to register this site',
    registerHint:
      'A registered site can lead residents to the charity’s own donation page. A person at the charity decides on each request.',
    origin: 'Address of the site',
    originHint: 'For example www.example.org, up to the domain only.',
    name: 'Name of the site',
    contact: 'Contact person and phone or e-mail',
    submit: 'Send the request',
    received: 'Your request has arrived. The charity will get back to you once it has decided.',
    registered: 'This site is registered already; there is nothing to do.',
    refused: 'This site was not registered. It may ask again after 30 days. The reason:',
    errorsTitle: 'The request was not sent yet',
    errors: {
      origin: 'Enter the address of the site, for example https://www.example.org.',
      originNotSecure: 'Registration needs an https address. Without one, use the plain link.',
      name: 'Enter the name of the site, at most 100 characters.',
      contact: 'Enter whom to reach and how, at most 100 characters.',
    },
  },
};
