// G. Where the money is taken: on a designated platform or on the charity's own site, and for nobody abroad.

import { cite } from '../citation.ts';
import type { Facts } from '../facts/facts.ts';
import type { Point } from '../points.ts';
import { judgePoints } from '../points.ts';
import { rule } from '../rule.ts';
import { say } from '../words.ts';
import { IN_2016, isPublic, SINCE_2024 } from './scope.ts';

const G2 = rule({
  id: 'G2',
  name: 'designated_platform',
  title: say('在指定平台募捐', 'On a designated platform'),
  moments: ['render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 23, 3)], mark: 'V1', figures: { hostsMayPay: true } },
    { ...SINCE_2024, articles: [cite('CL23', 27), cite('PF24', 17)], mark: 'V1', figures: { hostsMayPay: false } },
  ],
  applies: (facts) =>
    isPublic(facts) && (facts.surface !== undefined || facts.campaign.methods?.includes('internet') === true),
  needs: ['platforms'],
  uses: ['surface', 'surface.kind', 'surface.takesPayment'],
  judge: (told, { figures: { hostsMayPay } }) => {
    const isOnPage = told.surface !== undefined && !hostsMayPay;
    const paid: Point = {
      holds: mayTakePayment({ kind: told['surface.kind'], takesPayment: told['surface.takesPayment'] }),
      field: told['surface.takesPayment'] === undefined ? 'surface.takesPayment' : 'surface.kind',
      wrong: say(
        '该网站既不是指定平台，也不是本组织名义的网站，不能在此支付',
        "this host is neither a designated platform nor the charity's own, so nothing may be paid here",
      ),
    };
    return judgePoints([...listings(told.platforms), ...(isOnPage ? [paid] : [])], {
      right: say('已在指定平台上线', 'it is on a designated platform'),
      fix: say(
        '请在指定平台上线并填写其链接；其他网站改为展示，并链接到指定平台',
        'list it on a designated platform and tell its address; elsewhere, show it and link there',
      ),
    });
  },
});

type Surface = NonNullable<Facts['surface']>;

function mayTakePayment({ kind, takesPayment }: Pick<Surface, 'kind' | 'takesPayment'>): boolean | undefined {
  if (takesPayment === false) return true;
  if (kind === undefined || takesPayment === undefined) return undefined;
  return kind !== 'third-party';
}

/** At least one listing on a designated platform, with the address where anybody can see it. */
function listings(platforms: NonNullable<Facts['platforms']>): Point[] {
  const wrong = say('没有在民政部指定的平台上线', 'it is on no designated platform');
  const designated = platforms.map(({ isDesignated, listingUrl }, index): Point => {
    const isUntold = isDesignated === undefined || (isDesignated && listingUrl === undefined);
    const field = `platforms[${index}].${isDesignated === undefined ? 'isDesignated' : 'listingUrl'}`;
    return { holds: isUntold ? undefined : isDesignated, field, wrong };
  });
  if (designated.some(({ holds }) => holds)) return [];
  const untold = designated.filter(({ holds }) => holds === undefined);
  return untold.length > 0 ? untold : [{ holds: false, field: 'platforms', wrong }];
}

const G2_PAYEE = rule({
  id: 'G2-payee',
  name: 'payee_not_foreign',
  title: say('收款方', 'Who is paid'),
  moments: ['publish', 'render', 'pay'],
  versions: [
    { ...IN_2016, articles: [cite('CL16', 22), cite('CL16', 26)], mark: 'V1', figures: null },
    {
      ...SINCE_2024,
      articles: [cite('CL23', 22), cite('CL23', 26, 2), cite('PF24', 10, 2)],
      mark: 'V1',
      figures: null,
    },
  ],
  needs: ['payee.isForeign'],
  judge: (told) =>
    judgePoints(
      [
        {
          holds: !told['payee.isForeign'],
          field: 'payee.isForeign',
          wrong: say('收款方是境外机构', 'who is paid is abroad'),
        },
      ],
      {
        right: say('收款方在境内', 'who is paid is not abroad'),
        fix: say('请改为募捐组织在境内的账户', "have it paid to the charity's own account"),
      },
    ),
});

export const PAYMENT_PLACE = [G2, G2_PAYEE];

/** What the rules ask, for the catalog. */
export const paymentPlaceSummaries = () => ({
  G2: say(
    '互联网公开募捐应当在指定平台进行，可以同时在本组织名义的网站进行；其他网站只能展示并链接。',
    "Online, the public is asked on a designated platform, and beside it on the charity's own site; other sites show and link.",
  ),
  'G2-payee': say(
    '款项进入募捐组织在境内的账户，收款方不得是境外机构。',
    'The money goes to the charity that raises, and to nobody abroad.',
  ),
});
