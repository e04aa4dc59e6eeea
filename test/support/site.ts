import { load } from 'cheerio';
import supertest, { type Test } from 'supertest';
import { buildApp } from '../../src/app/web.ts';
import type { WebApp } from '../../src/web/app.ts';
import type { TestOffice } from './office.ts';

type Agent = ReturnType<typeof supertest.agent>;

/** The real web app over a test office, with one signed-in agent a person. */
export class TestSite {
  readonly app: WebApp;
  readonly #agents = new Map<string, Agent>();

  constructor(office: TestOffice) {
    this.app = buildApp(office);
  }

  /** Somebody without a session. */
  guest(): Agent {
    return supertest.agent(this.app.express);
  }

  /** Signs in through the form, once a person. */
  async as(username: string): Promise<Agent> {
    const known = this.#agents.get(username);
    if (known) return known;
    const agent = this.guest();
    const form = await agent.get('/sign-in');
    const token = load(form.text)('input[name=_csrf]').attr('value') ?? '';
    const answer = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: token, username, password: 'dingfen-demo', next: '/' });
    if (answer.status !== 303) throw new Error(`sign-in of ${username}: ${answer.status}`);
    this.#agents.set(username, agent);
    return agent;
  }

  /** Opens a form page and sends it back with these values. */
  async send(username: string, path: string, values: Record<string, string | string[]>): Promise<Test> {
    const agent = await this.as(username);
    const page = load((await agent.get(path)).text);
    const hidden: Record<string, string> = {};
    page('#form input[type=hidden]').each((_, element) => {
      const name = page(element).attr('name');
      if (name) hidden[name] = page(element).attr('value') ?? '';
    });
    const action = page('#form').attr('action') ?? path;
    return agent
      .post(action)
      .type('form')
      .send({ ...hidden, ...values });
  }
}
