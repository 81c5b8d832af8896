// English: putting a project on a community site.

import type { EmbedTexts } from '../zh-cn/embed.ts';

export const embedTexts: EmbedTexts = {
  embed: {
    title: (title) => `Put it on your site: ${title}`,
    heading: 'Put it on your site',
    lead: 'Copy the code below into a page and the project appears. No account and no key are needed.',
    ended: 'The appeal has ended; the tag shows the books only.',
    reserve: 'Keep the page still (optional)',
    reserveHint: 'Put this line in your site’s style sheet.',
    attributes: {
      heading: 'What you can set (optional)',
      meanings: {
        size: 'Large text, for pages that older people read.',
        lang: 'Chinese (zh-CN) or English (en). Without it, the language of the page.',
        theme: 'Always light or always dark. Without it, as the reader’s device.',
        project: 'In place of <hh-donate>: the project and one link, without amounts.',
        accent: 'Colour of the button and the links.',
        surface: 'Background of the card.',
      },
      colours: 'Colours go in your style sheet; keep the text easy to read. For example:',
    },
    tag: 'Tag',
    tagHint: 'Paste it where the project should appear. Without scripts a plain link is shown.',
    link: 'Plain link',
    linkHint: 'For editors that do not take scripts. The address also works in the menu of an official account.',
    copy: 'Copy',
    copied: 'Copied',
    preview: 'Preview',
    previewNote:
      'This is how it looks on the charity’s site. A registered community site has no form but a link to the donation page; an unregistered one has only the project link.',
    previewFallback: 'Open the project page',
    csp: 'If your site sets a content security policy (CSP)',
    cspHint:
      'Add these to the directives of the same name you already have; only add a line where there is none. A site without trusted-types leaves out the last line; without a CSP, skip this.',
    pinned: 'Tag with a fixed version (optional)',
    pinnedHint:
      'In place of the tag above. The browser checks the whole script and runs none of it if a single byte differs; the link stays. This version is kept, and it never updates itself: come back here for a newer one. Keep one fixed script on a page: that of the public books draws all three tags.',
    check: 'Tag of the automatic check (optional)',
    checkHint:
      'One line on how this project stands with the rules of fundraising, opening to each of them. By itself or beside the tag above.',
    fixed: (tag) => `${tag}: fixed version`,
    proof: 'Tag of the check of the public books (optional)',
    proofHint:
      'Each visitor’s own browser checks that the public books were not rewritten, and who else has seen them. Used like the tags above, with the same policy lines.',
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
    lawArticles: 'Charity Law (2023) arts. 22, 26 and 27. This page is a working aid, not legal advice.',
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
