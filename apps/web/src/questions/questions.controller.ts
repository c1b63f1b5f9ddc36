import { Controller, Get } from '@nestjs/common';
import { Page } from '../http/page.js';
import { questionGroups } from './questions.js';

/** The questions that this service answers, each with the page that does. */
@Controller('questions')
export class QuestionsController {
  @Get()
  show(): Page {
    return new Page('questions/index', { groups: questionGroups });
  }
}
