import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiProblem } from '../api/api-errors.js';
import { Page, Redirect } from '../http/page.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { formPage } from '../recording/form-page.js';
import { answersIn } from './draft-content.js';
import { draftForm } from './draft-form.js';
import { keptAnswers, resumedDraft } from './resumed-draft.js';

/** Forms that were saved unfinished: the list of one's own, going on with one, and deleting one. */
@Controller('drafts')
export class DraftsController {
  @Get()
  async list(@Web() web: WebRequest): Promise<Page> {
    const { items } = await web.api.drafts();
    return new Page('drafts/list', { drafts: items });
  }

  /** The form with the answers of the draft; where there is no such form any more, the answers as text. */
  @Get(':id')
  async goOn(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const draft = await web.api.draft(id);
    const { content, version } = draft;
    const found = await draftForm(web, content);
    if ('missing' in found)
      return new Page('drafts/kept', {
        draft,
        missing: found.missing,
        answers: keptAnswers(content.answers),
      });
    const { form, action } = found;
    const allowed = await web.api.allowedActs(form.subject.api);
    const control = {
      key: content.key,
      revision: content.revision,
      draft: { id: draft.id, version },
    };
    const resumed = resumedDraft(draft, form, allowed);
    return formPage(form, action, answersIn(content), control, [], resumed);
  }

  @Get(':id/delete')
  async askToDelete(@Web() web: WebRequest, @Param('id') id: string): Promise<Page> {
    const draft = await web.api.draft(id);
    return new Page('drafts/delete', { draft, answers: keptAnswers(draft.content.answers) });
  }

  /** Deletes it; one that is not there any more is as good as deleted. */
  @Post(':id/delete')
  async delete(@Web() web: WebRequest, @Param('id') id: string): Promise<Redirect> {
    try {
      await web.api.deleteDraft(id);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 404) throw error;
    }
    web.cookies.rememberNotice('draft-deleted');
    return new Redirect('/drafts');
  }
}
