import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { Walker } from './walker.ts';
import { Random } from './random.ts';
const office = await openOffice(openTestDatabase, '2021-03-01T09:00:00+08:00');
const w = new Walker(office, new Random(3));
for (let n = 0; n < 26; n++) {
  await w.walkCase('general', n);
  const c = await office.db.read('cases').orderBy('id','desc').first();
  const ev = await office.db.read('history').where({subject_id: c.id}).orderBy('seq').select('event');
  const ps = await office.db.read('parties').where({case_id: c.id}).select('side','kind');
  console.log(n, c.state, ps.map((p:any)=>p.side[0]+':'+p.kind).join(' '), ev.slice(-40).map((e:any)=>e.event).join(' '));
}
console.log(JSON.stringify(w.coverage.planner('general').missing(), null, 1));
console.log(w.findings.emptyOffers)
await office.close();
