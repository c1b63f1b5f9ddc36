import { NoticeError, noticeValuesSchema, renderNotice } from './render-notice.js';
import { noticeTemplateNames, noticeTemplates } from './templates.js';

const values = {
  council: 'Slough',
  kind: 'Six-month review',
  what: 'Six-month review 3',
  due: '30 September 2026',
  who: 'DfE',
  explanation: 'A review is due every six months.\nThe last one was on 31 March 2026.',
  link: 'https://interventions.example/interventions/7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11',
};

describe('the text of messages', () => {
  it.each(noticeTemplateNames)('leaves no place of %s open', (name) => {
    const { subject, body } = renderNotice(name, values);
    expect(subject + body).not.toMatch(/\(\(|\)\)|undefined/);
    for (const value of [values.what, values.due, values.who, values.explanation, values.link])
      expect(body).toContain(value);
  });

  it.each(noticeTemplateNames)(
    'puts council and kind, and nothing else, in the subject of %s',
    (name) => {
      const places = [...noticeTemplates[name].subject.matchAll(/\(\((\w+)\)\)/g)].map(
        ([, place]) => place,
      );
      expect(places.toSorted()).toEqual(['council', 'kind']);
    },
  );

  it('says what is due, when, and where to record it', () => {
    expect(renderNotice('deadline-today', values)).toEqual({
      subject: 'Due today: Six-month review, Slough',
      body: [
        'Slough: Six-month review 3 is due today, 30 September 2026.',
        'Who has to act: DfE',
        `Why it is due: ${values.explanation}`,
        'When it is done, record it in the case. You can also move the date and say why.',
        `See the case: ${values.link}`,
        'You get this message because this case belongs to you or your team. It was sent automatically.',
      ].join('\n\n'),
    });
  });

  it('does not take what a value holds for a place', () => {
    const { body } = renderNotice('deadline-missed', { ...values, what: 'Duty ((link)) $&' });
    expect(body).toContain('Slough: Duty ((link)) $& was due');
  });

  it.each(Object.keys(noticeValuesSchema.shape))('refuses a message without %s', (place) => {
    expect(() => renderNotice('deadline-today', { ...values, [place]: ' ' })).toThrow(NoticeError);
    const others = Object.entries(values).filter(([name]) => name !== place);
    expect(() => renderNotice('deadline-today', Object.fromEntries(others))).toThrow(place);
  });

  it.each([
    { council: 'Slough\nBcc: all@dfe.example' },
    { link: 'javascript:alert(1)' },
    { link: 'not a link' },
    { secret: 'x' },
  ])('refuses %o, without repeating the value', (wrong) => {
    const [value = ''] = Object.values(wrong);
    const render = () => renderNotice('deadline-today', { ...values, ...wrong });
    expect(render).toThrow(NoticeError);
    expect(render).not.toThrow(value);
  });

  it('refuses a template that does not exist', () => {
    for (const name of ['no-such', 'toString', '__proto__'])
      expect(() => renderNotice(name, values)).toThrow('There is no such template.');
  });
});
