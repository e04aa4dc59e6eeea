import { load } from 'cheerio';
import type { Express } from 'express';
import supertest from 'supertest';

/** A reader with cookies: fetches the token of a page's form as a browser would. */
export function visitor(app: Express) {
  const agent = supertest.agent(app);
  const token = async (path = '/sign-in'): Promise<string> => {
    const response = await agent.get(path);
    return String(load(response.text)('input[name=_csrf]').first().val());
  };
  return {
    agent,
    token,
    signIn: async (role: string) => {
      const csrf = await token();
      await agent.post('/sign-in').type('form').send({ _csrf: csrf, role }).expect(303);
    },
    post: async (path: string, fields: Record<string, string | string[]>) =>
      agent
        .post(path)
        .type('form')
        .send({ _csrf: await token('/'), ...fields }),
  };
}
