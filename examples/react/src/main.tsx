import type { ProjectCard } from '@happy-homeland/sdk';
import { createClient, formatMoney } from '@happy-homeland/sdk';
import { defineDonate, setDefaultApi } from '@happy-homeland/widget';
import type {} from '@happy-homeland/widget/react';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const API = 'https://give.example.org';
const client = createClient({ baseUrl: API });
setDefaultApi(API);
defineDonate();

function Wishes() {
  const [cards, setCards] = useState<readonly ProjectCard[]>([]);
  const [chosen, choose] = useState<string>();
  const [status, say] = useState('正在读取……');
  useEffect(() => {
    const leaving = new AbortController();
    const read = async () => {
      const { items } = await client.projects.list({ status: 'open', limit: 5 }, { signal: leaving.signal });
      setCards(items);
      say(`${items.length} 个项目`);
    };
    read().catch(() => !leaving.signal.aborted && say('暂时读不到项目'));
    return () => leaving.abort();
  }, []);
  return (
    <main>
      <p role="status">{status}</p>
      {cards.map(({ projectId, title, raisedMinor, currency }) => (
        <button type="button" key={projectId} onClick={() => choose(projectId)}>
          {title} · {formatMoney({ amountMinor: raisedMinor, currency }, 'zh-CN')}
        </button>
      ))}
      {chosen && (
        <hh-donate project={chosen} theme="light" onhh-ready={({ detail }) => say(`已显示 ${detail.projectId}`)}>
          <a href={`${API}/p/${chosen}`}>捐赠与公示</a>
        </hh-donate>
      )}
    </main>
  );
}

const root = document.getElementById('app');
if (root) createRoot(root).render(<Wishes />);
