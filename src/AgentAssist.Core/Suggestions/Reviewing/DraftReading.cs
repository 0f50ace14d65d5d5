using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>A sentence of a draft as it is understood.</summary>
/// <param name="Start">Where it begins in the draft, in UTF-16 code units.</param>
/// <param name="IsFrame">Whether it greets or signs.</param>
/// <param name="Moves">The steps that it takes.</param>
/// <param name="Echo">How many words of the customer's it says back; 0 where it asks, instructs or only looks ahead.</param>
internal sealed record DraftSentence(int Start, string Text, bool IsFrame, IReadOnlyList<Move> Moves, int Echo)
{
    /// <summary>Whether something was found in it; then it serves nothing.</summary>
    public bool IsFaulty { get; init; }

    public int End => Start + Text.Length;

    public bool Does(Move move) => !IsFaulty && Moves.Contains(move);
}

/// <summary>Reads the sentences of a draft against the matter.</summary>
internal static class DraftReading
{
    private const int Echoes = 2;

    public static DraftSentence[] Read(DraftText draft, Matter matter, IReadOnlyList<DraftFinding> faults)
    {
        var length = draft.ToString().Length;
        var sentences = new DraftSentence[draft.Pieces.Count];
        var start = 0;
        for (var i = 0; i < sentences.Length; i++)
        {
            var piece = draft.Pieces[i];
            start += piece.Lead.Length;
            sentences[i] = Read(piece, start, matter) with { IsFaulty = faults.Any(f => Touches(f.Span, start, piece.Text.Length, length)) };
            start += piece.Text.Length;
        }

        return sentences;
    }

    private static DraftSentence Read(DraftPiece piece, int start, Matter matter)
    {
        if (piece.IsFrame)
        {
            return new DraftSentence(start, piece.Text, IsFrame: true, [], 0);
        }

        var moves = MoveReader.Read(piece.Text);
        var echo = LooksBack(piece.Text, moves) || matter.SaysBack(piece.Text) ? matter.Said(piece.Text) : 0;
        if (echo >= Echoes && !moves.Contains(Move.Acknowledge))
        {
            moves.Insert(0, Move.Acknowledge);
        }

        return new DraftSentence(start, piece.Text, IsFrame: false, moves, echo);
    }

    // "Please check the invoices online" has the customer's words and hears nothing.
    private static bool LooksBack(string text, List<Move> moves) =>
        !text.EndsWith('?')
        && (moves.Contains(Move.Acknowledge) || moves.Contains(Move.Validate) || moves.Contains(Move.Own) || moves.Contains(Move.Apologise)
            || (!moves.Contains(Move.Commit) && !moves.Contains(Move.Inform) && !text.StartsWith("please", StringComparison.OrdinalIgnoreCase)));

    // What was found in the text as a whole is the fault of no one sentence.
    private static bool Touches(TextSpan span, int start, int length, int whole) =>
        span.End > span.Start && span.End - span.Start < whole && span.Start < start + length && start < span.End;
}
