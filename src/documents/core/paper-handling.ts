/** How a paper is handled, beside what it prints. */
export interface PaperHandling {
  /**
   * Where it is bound in the file of a case, after the prescribed order (司法行政机关统一的人民调解卷宗目录), papers that are not
   * on that list where they belong; in tens, so that another fits between. `ends`: cover, contents and back cover, which
   * the volume binds itself. `none`: a paper of the office that no case has.
   */
  readonly place: number | 'ends' | 'none';
  /** Read only by those who may read what was said at the sessions. */
  readonly isConfidential?: true;
  /** A letter, an order between offices or a report of danger: the governance office issues it too. */
  readonly isLetter?: true;
  /** Handed to a party against a receipt. */
  readonly isServed?: true;
  /** Parties have signed it: what changes its words they sign too. */
  readonly isSignedByParties?: true;
  /** Put right by a newer version of the same, not by a correction or a supplement. */
  readonly isMadeAnew?: true;
}
