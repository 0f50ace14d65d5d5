using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Reviewing;

/// <summary>
/// A draft cut into sentences, so that one can be changed and the others stay as they were typed, line breaks and all. Immutable.
/// </summary>
internal sealed partial class DraftText
{
    private readonly string _tail;
    private readonly bool _lowerAfterGreeting;

    private DraftText(IReadOnlyList<DraftPiece> pieces, string tail, bool lowerAfterGreeting)
    {
        Pieces = pieces;
        _tail = tail;
        _lowerAfterGreeting = lowerAfterGreeting;
    }

    /// <summary>The sentences in order.</summary>
    public IReadOnlyList<DraftPiece> Pieces { get; }

    /// <summary>Cuts a text; putting the pieces together again gives the same text.</summary>
    public static DraftText Read(string text)
    {
        var pieces = new List<DraftPiece>();
        var from = 0;
        foreach (var sentence in Sentence.Split(text))
        {
            var start = text.IndexOf(sentence, from, StringComparison.Ordinal);
            AddSentence(pieces, text[from..start], sentence);
            from = start + sentence.Length;
        }

        var signOff = SignOffOf(pieces);
        for (var i = signOff; i < pieces.Count; i++)
        {
            pieces[i] = pieces[i] with { IsFrame = true };
        }

        var next = pieces.FirstOrDefault(p => p.FollowsGreeting);
        return new DraftText(pieces, text[from..], next is null || char.IsLower(next.Text[0]) || IsI(next.Text));
    }

    /// <summary>Where a piece begins in the text, in UTF-16 code units.</summary>
    public int StartOf(int index) => Pieces.Take(index).Sum(p => p.Lead.Length + p.Text.Length) + Pieces[index].Lead.Length;

    /// <summary>The piece that holds a place of the text; the last one where none does.</summary>
    public int PieceAt(int place)
    {
        var end = 0;
        for (var i = 0; i < Pieces.Count; i++)
        {
            end += Pieces[i].Lead.Length + Pieces[i].Text.Length;
            if (place < end)
            {
                return i;
            }
        }

        return Pieces.Count - 1;
    }

    /// <summary>Where the sentences about the matter begin: after the greeting.</summary>
    public int BodyStart => Pieces.TakeWhile(p => p.IsFrame && IsGreeting(p.Text)).Count();

    /// <summary>Where they end: at the sign-off, exclusive.</summary>
    public int BodyEnd => Pieces.Count - Pieces.Skip(BodyStart).Reverse().TakeWhile(p => p.IsFrame).Count();

    /// <summary>The draft without one of its sentences.</summary>
    public DraftText Without(int index)
    {
        var pieces = Pieces.ToList();
        var gone = pieces[index];
        pieces.RemoveAt(index);
        if (index < pieces.Count && (index == 0 || Breaks(gone.Lead) > Breaks(pieces[index].Lead)))
        {
            pieces[index] = pieces[index] with { Lead = gone.Lead };
        }

        return Fit(pieces);
    }

    /// <summary>The draft with other words for one of its sentences.</summary>
    public DraftText With(int index, string text, bool isLent)
    {
        var pieces = Pieces.ToList();
        pieces[index] = pieces[index] with { Text = text, IsLent = isLent };
        return Fit(pieces);
    }

    /// <summary>The draft with a further sentence, set off as its own are.</summary>
    public DraftText Insert(int index, string text)
    {
        var pieces = Pieces.ToList();
        var between = Between();
        if (index == 0)
        {
            pieces.Insert(0, new DraftPiece(pieces.Count > 0 ? pieces[0].Lead : "", text, IsFrame: false) { IsLent = true });
            if (pieces.Count > 1)
            {
                pieces[1] = pieces[1] with { Lead = pieces[1].IsFrame ? "\n" : between };
            }
        }
        else if (index == BodyStart && index < BodyEnd)
        {
            // What follows a greeting is set off from it as the sentence was that did so before.
            pieces.Insert(index, new DraftPiece(pieces[index].Lead, text, IsFrame: false) { IsLent = true });
            pieces[index + 1] = pieces[index + 1] with { Lead = between };
        }
        else
        {
            var lead = pieces[index - 1].IsFrame && index == BodyStart ? Breaks(between) > 0 ? between : " " : between;
            pieces.Insert(index, new DraftPiece(lead, text, IsFrame: false) { IsLent = true });
        }

        return Fit(pieces);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Pieces.Select(p => p.Lead + p.Text)) + _tail;

    private static void AddSentence(List<DraftPiece> pieces, string lead, string sentence)
    {
        if (pieces.Count > 0 || Greeting().Match(sentence) is not { Success: true } greeting)
        {
            pieces.Add(new DraftPiece(lead, sentence, IsFrame: false));
            return;
        }

        pieces.Add(new DraftPiece(lead, greeting.Groups["hello"].Value, IsFrame: true));
        if (greeting.Groups["rest"].Value is { Length: > 0 } rest)
        {
            pieces.Add(new DraftPiece(" ", rest, IsFrame: false) { FollowsGreeting = true });
        }
    }

    private static int SignOffOf(List<DraftPiece> pieces)
    {
        const int longest = 4;
        for (var i = Math.Max(1, pieces.Count - longest); i < pieces.Count; i++)
        {
            if (SignOff().IsMatch(pieces[i].Text))
            {
                return i;
            }
        }

        return pieces.Count;
    }

    // A sentence begins with a capital, but in the line of a greeting as the agent writes there.
    private DraftText Fit(List<DraftPiece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var inGreeting = i > 0 && pieces[i - 1].IsFrame && pieces[i - 1].Text.EndsWith(',') && Breaks(pieces[i].Lead) == 0;
            var text = pieces[i].Text;
            if (inGreeting && _lowerAfterGreeting && pieces[i].IsLent && !IsI(text))
            {
                pieces[i] = pieces[i] with { Text = char.ToLowerInvariant(text[0]) + text[1..] };
            }
            else if (!inGreeting && (pieces[i].FollowsGreeting || pieces[i].IsLent))
            {
                pieces[i] = pieces[i] with { Text = char.ToUpperInvariant(text[0]) + text[1..] };
            }
        }

        return new DraftText(pieces, _tail, _lowerAfterGreeting);
    }

    private string Between()
    {
        var leads = Pieces.Skip(BodyStart + 1).Take(Math.Max(0, BodyEnd - BodyStart - 1)).Select(p => p.Lead).ToArray();
        return leads.Length > 0 && leads.All(lead => Breaks(lead) > 0) ? leads[0] : " ";
    }

    // "I" and "I'm" are capitals anywhere.
    private static bool IsI(string text) => text[0] == 'I' && (text.Length == 1 || !char.IsLetter(text[1]));

    private static int Breaks(string lead) => lead.Count(c => c == '\n');

    private static bool IsGreeting(string text) => Greeting().IsMatch(text);

    [GeneratedRegex(
        @"^(?<hello>(?i:hi|hello|hey|dear|good (morning|afternoon|evening|day)|greetings)\b( ((?i:there|again|all|everyone|mr\.?|mrs\.?|ms\.?|miss|dr\.?)|\p{Lu}[\p{L}'’\-]*)){0,4}\s*([,!.:]|$))(\s+(?<rest>\S[\s\S]*))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Greeting();

    [GeneratedRegex(
        @"^(?i:(kind|best|warm|warmest|many|with kind|with best|with warm)? ?(regards|wishes)|yours( (sincerely|truly|faithfully))?|sincerely|cheers|thanks|thank you|many thanks|take care|all the best)[,.!]*( \p{Lu}[\p{L}'’\-]*){0,3}[.!]?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SignOff();
}
