using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>
/// Makes one better version of a draft. It mends or takes out what was found, adds what is missing, and leaves every other sentence,
/// their order and their white space as they were typed. Whatever it does is judged as the draft was: a change stands only where less is
/// found afterwards, and the result only where nothing is.
///
///   1 Shorten  what says least, where there is too much
///   2 Mend     each fault in the order of the text: other words, else a sentence that makes the same move, else none
///   3 Add      what is missing: heard first, then owned, then answered
/// </summary>
/// <param name="composed">Replies that the library would have composed, for a draft of which nothing can stay.</param>
internal sealed class DraftImprover(DraftJudge judge, Moment? moment, Lender? lender, Func<IEnumerable<string>> composed)
{
    // Each judgement reads the whole text. A draft that needs more is past mending sentence by sentence.
    private const int MostJudgements = 400;
    private const int MostSentences = 40;
    private const int FewShared = 2;
    private const double SaidTwice = 0.6;

    private readonly SentenceRepairs _repairs = new(moment, lender, judge.CheckOf);
    private int _judgements;

    /// <summary>The better version; the draft itself where nothing was found, empty where none could be made.</summary>
    public string Improve(DraftText draft, Judgement judged)
    {
        if (judged.IsClean)
        {
            return draft.ToString();
        }

        var state = Shorten(new State(draft, judged));
        state = Mend(state);
        state = Add(state);
        if (state.Judged.Faults.Count > 0)
        {
            state = Mend(state);
        }

        // Read afresh, as whoever reviews it next will read it.
        var better = state.Draft.ToString();
        return state.HasBody && Judge(DraftText.Read(better)).Judged.IsClean ? better : Recompose(draft) ?? "";
    }

    private State Shorten(State state)
    {
        while (state.Draft.Pieces.Count > MostSentences || state.Judged.Faults.Any(f => judge.CheckOf(f) == GuardCheck.TooLong))
        {
            var body = Body(state).ToArray();
            if (body.Length <= 1)
            {
                return state;
            }

            // Far too much is taken out in strides.
            var spare = Math.Max(1, (state.Draft.Pieces.Count - MostSentences) / 2);
            var draft = state.Draft;
            foreach (var index in body.OrderBy(i => Worth(state.Judged.Sentences[i])).ThenByDescending(i => i).Take(Math.Min(spare, body.Length - 1)).OrderDescending())
            {
                draft = draft.Without(index);
            }

            state = Judge(draft);
        }

        return state;
    }

    private State Mend(State state)
    {
        while (state.Judged.Faults.Count > 0 && state.Draft.Pieces.Count > 0)
        {
            var finding = state.Judged.Faults[0];
            var index = PieceOf(finding, state);
            if (index < 0)
            {
                return state;
            }

            state = Mended(state, finding, index) ?? Judge(state.Draft.Without(index));
        }

        return state;
    }

    private State? Mended(State state, DraftFinding finding, int index)
    {
        var sentence = state.Judged.Sentences[index];
        if (judge.CheckOf(finding) == GuardCheck.AsksTwice || state.Draft.Pieces[index].IsLent)
        {
            return null;
        }

        State? without = null;
        foreach (var (text, lent) in _repairs.Of(finding, sentence.Text, sentence.Start, sentence.Moves))
        {
            // What takes the place of a sentence says nothing that another one says already.
            if (lent is not null && DoesAlready(state, index, finding.Guard))
            {
                return null;
            }

            if (_judgements >= MostJudgements || (lent is not null && Repeats(text, state, index)))
            {
                continue;
            }

            // To be heard and owned comes first, wherever the draft said something else.
            var draft = state.Draft.With(index, text, lent is not null);
            if (lent is Move.Acknowledge or Move.Validate or Move.Own)
            {
                without ??= Judge(state.Draft.Without(index));
                draft = without.Draft.Insert(PlaceFor(lent.Value, without), text);
            }

            if (Judge(draft) is var next && next.Judged.IsBetterThan(state.Judged))
            {
                return next;
            }
        }

        return null;
    }

    private State Add(State state)
    {
        if (lender is null)
        {
            return state;
        }

        // What cannot be added is left for the end, so that the others are.
        var given = new HashSet<string>(StringComparer.Ordinal);
        while (state.Judged.Missing.FirstOrDefault(f => !given.Contains(f.Guard)) is { } missing)
        {
            var next = Added(state, missing);
            if (next is null)
            {
                given.Add(missing.Guard);
            }

            state = next ?? state;
        }

        return state;
    }

    private State? Added(State state, DraftFinding missing)
    {
        var moves = RepairBook.Default.ToAdd(judge.CheckOf(missing));
        foreach (var move in moment?.Situation == Situation.Grieving ? moves.OrderBy(m => m != Move.Validate) : moves.AsEnumerable())
        {
            foreach (var text in lender!.For(move))
            {
                if (_judgements < MostJudgements && !Repeats(text, state, except: -1)
                    && Judge(state.Draft.Insert(PlaceFor(move, state), text)) is var next && next.Judged.IsBetterThan(state.Judged))
                {
                    return next;
                }
            }
        }

        return null;
    }

    // Heard first, then owned; what happens next comes last, before a question.
    private static int PlaceFor(Move move, State state)
    {
        var (start, end) = (state.Draft.BodyStart, state.Draft.BodyEnd);
        var sentences = state.Judged.Sentences;
        if (move is Move.Acknowledge or Move.Validate)
        {
            return start;
        }

        if (move is Move.Own or Move.Apologise)
        {
            var heard = Enumerable.Range(start, Math.Max(0, end - start)).FirstOrDefault(i => sentences[i].Does(Move.Acknowledge) || sentences[i].Does(Move.Validate), -1);
            return heard < 0 ? start : heard + 1;
        }

        return end > start && sentences[end - 1].Text.EndsWith('?') ? end - 1 : end;
    }

    // Nothing of the draft can stay but its greeting and its name.
    private string? Recompose(DraftText draft)
    {
        if (lender is null)
        {
            return null;
        }

        var frame = draft;
        while (frame.BodyEnd > frame.BodyStart)
        {
            frame = frame.Without(frame.BodyStart);
        }

        foreach (var text in composed().Select(lender.Write))
        {
            var state = Judge(frame.Pieces.Count == 0 ? DraftText.Read(text) : frame.Insert(frame.BodyStart, text));
            if (state.Judged.IsClean)
            {
                return state.Draft.ToString();
            }
        }

        return composed().Select(lender.Write).FirstOrDefault(text => Judge(DraftText.Read(text)).Judged.IsClean);
    }

    // Two sentences that share most of their words say one thing twice.
    private static bool Repeats(string text, State state, int except)
    {
        var stems = WordStem.Of(text).ToHashSet(StringComparer.Ordinal);
        return state.Draft.Pieces.Where((piece, i) => i != except && !piece.IsFrame).Any(piece =>
        {
            var others = WordStem.Of(piece.Text).ToHashSet(StringComparer.Ordinal);
            var shared = others.Count(stems.Contains);
            return shared >= FewShared && shared >= SaidTwice * Math.Min(stems.Count, others.Count);
        });
    }

    private static bool DoesAlready(State state, int except, string guard)
    {
        var moves = RepairBook.Default.Instead(guard);
        return moves.Count > 0 && state.Judged.Sentences.Where((s, i) => i != except && moves.Any(s.Does)).Any();
    }

    private int PieceOf(DraftFinding finding, State state)
    {
        var body = Body(state).ToArray();
        if (judge.CheckOf(finding) == GuardCheck.AsksTwice)
        {
            // The question that fits under any letter goes first, else the later one.
            var asks = body.Where(i => state.Judged.Sentences[i].Text.EndsWith('?')).ToArray();
            return asks.Length == 0 ? state.Draft.PieceAt(finding.Span.Start) : asks.OrderBy(i => EmpathyScorer.Exploration(state.Judged.Sentences[i])).ThenByDescending(i => i).First();
        }

        if (judge.CheckOf(finding) == GuardCheck.HardToRead)
        {
            return body.Length == 0 ? -1 : body.OrderByDescending(i => Checking.ReadingLevel.Of(state.Judged.Sentences[i].Text)).ThenByDescending(i => state.Judged.Sentences[i].Text.Length).First();
        }

        return judge.CheckOf(finding) == GuardCheck.TooLong ? body.DefaultIfEmpty(-1).Last() : state.Draft.PieceAt(finding.Span.Start);
    }

    private static IEnumerable<int> Body(State state) =>
        Enumerable.Range(0, state.Draft.Pieces.Count).Where(i => !state.Draft.Pieces[i].IsFrame);

    // What owns, answers or hears is worth more than what does nothing that could be named.
    private static int Worth(DraftSentence sentence) =>
        (sentence.IsFaulty ? 0 : 2) + sentence.Moves.Count + (sentence.Moves.Any(m => m is Move.Own or Move.Commit or Move.ShowRecord or Move.Acknowledge) ? 3 : 0);

    private State Judge(DraftText draft)
    {
        _judgements++;
        return new State(draft, judge.Judge(draft));
    }

    private sealed record State(DraftText Draft, Judgement Judged)
    {
        public bool HasBody => Draft.Pieces.Any(p => !p.IsFrame);
    }
}
