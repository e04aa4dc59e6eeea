/** Codes of the places the demo world is built on. */
export const demoAreas = {
  county: '440882',
  town: '440882102',
  otherTown: '440882117',
  village: '440882102204',
  otherVillage: '440882102205101',
  grid: '440882102204001',
} as const;

const since = '2010-01-01';
const pattern = '（{year}）{org}人调字第{n}号';
const court = '雷州市人民法院';
/** No exchange begins with 0: nobody is rung up by mistake. */
const telephone = (n: number) => `0759-000000${n}`;

export const demoOrganisations = [
  org('county-centre', '雷州市综治中心', 'governanceCentre', demoAreas.county, 1),
  org('centre', '客路镇综治中心', 'governanceCentre', demoAreas.town, 2),
  org('office', '客路镇综治办', 'governanceOffice', demoAreas.town, 3),
  org('justice', '客路司法所', 'judicialOffice', demoAreas.town, 4),
  org('police', '客路派出所', 'policeStation', demoAreas.town, 5),
  org('government', '客路镇人民政府', 'government', demoAreas.town, 6),
  org('other-office', '附城镇综治办', 'governanceOffice', demoAreas.otherTown, 7),
];

export const demoCommittees = [
  committee('town', '客路镇人民调解委员会', '客路', 'town', demoAreas.town),
  committee('village', '迈港村人民调解委员会', '迈港', 'village', demoAreas.village),
  committee('other-town', '附城镇人民调解委员会', '附城', 'town', demoAreas.otherTown),
];

/** Invented people; nobody of these names is meant. */
export const demoPeople = [
  person('grid', '陈水养', '网格员', { area: demoAreas.grid, org: 'centre' }),
  person('village', '吴景田', '村调解员', {
    area: demoAreas.village,
    committee: 'village',
    isMediator: true,
  }),
  person('clerk', '黄丽珍', '受理员', { area: demoAreas.town, org: 'centre' }),
  person('mediator', '林海生', '专职调解员', { area: demoAreas.town, committee: 'town', isMediator: true }),
  person('mediator2', '何秀兰', '专职调解员', { area: demoAreas.town, committee: 'town', isMediator: true }),
  person('chair', '郑国强', '主任', { area: demoAreas.town, committee: 'town', isMediator: true }),
  person('coordinator', '周文斌', '综治办主任', { area: demoAreas.town, org: 'office' }),
  person('coordinator2', '梁少华', '综治办主任', { area: demoAreas.otherTown, org: 'other-office' }),
  person('justice', '邓志明', '司法所所长', { area: demoAreas.town, org: 'justice' }),
  person('leader', '蔡建业', '镇党委副书记', { area: demoAreas.town, org: 'government' }),
  person('county', '符永康', '综治中心副主任', { area: demoAreas.county, org: 'county-centre' }),
  person('police', '庞伟', '社区民警', { area: demoAreas.village, org: 'police' }),
  person('other-mediator', '许玉莲', '专职调解员', {
    area: demoAreas.otherTown,
    committee: 'other-town',
    isMediator: true,
  }),
];

export const demoDuties = [
  duty('grid', demoAreas.grid, 'grid', 'gridWorker'),
  duty('police', demoAreas.village, 'police', 'villagePolice'),
  duty('liaison', demoAreas.village, 'village', 'liaison'),
  duty('leader', demoAreas.village, 'leader', 'leaderInCharge'),
];

export const demoSeals = [
  seal('town', '客路镇人民调解委员会印章', 'chair'),
  seal('village', '迈港村人民调解委员会印章', 'village'),
  seal('other-town', '附城镇人民调解委员会印章', 'other-mediator'),
];

function org(key: string, name: string, kind: string, areaCode: string, n: number) {
  return {
    id: `demo-organisation-${key}`,
    name,
    kind,
    area_code: areaCode,
    telephone: telephone(n),
    address: null,
    valid_from: since,
  };
}

function committee(key: string, name: string, shortName: string, kind: string, areaCode: string) {
  return {
    id: `demo-committee-${key}`,
    name,
    short_name: shortName,
    kind,
    area_code: areaCode,
    number_word: shortName,
    number_pattern: pattern,
    telephone: telephone(9),
    address: null,
    court,
    valid_from: since,
  };
}

function person(
  key: string,
  name: string,
  post: string,
  place: { area: string; committee?: string; org?: string; isMediator?: boolean },
) {
  return {
    id: `demo-person-${key}`,
    name,
    post,
    committee_id: place.committee === undefined ? null : `demo-committee-${place.committee}`,
    organisation_id: place.org === undefined ? null : `demo-organisation-${place.org}`,
    area_code: place.area,
    is_mediator: place.isMediator ? 1 : 0,
    telephone: null,
    valid_from: since,
  };
}

function duty(key: string, areaCode: string, personKey: string, kind: string) {
  return {
    id: `demo-duty-${key}`,
    area_code: areaCode,
    person_id: `demo-person-${personKey}`,
    duty: kind,
    valid_from: since,
  };
}

function seal(key: string, name: string, keeper: string) {
  return {
    id: `demo-seal-${key}`,
    committee_id: `demo-committee-${key}`,
    name,
    keeper_person_id: `demo-person-${keeper}`,
    valid_from: since,
  };
}
