using System.Text;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// Takes out of a reply whatever belongs to one conversation and writes the rest in one form, so that replies which say the
/// same become equal: identifiers and secrets (everything that privacy recognises), numbers, days, times, money and names of any
/// kind become slots; capitals, quotes and end marks are made the same. The result depends on the text alone. Thread-safe.
/// </summary>
internal sealed class ReplyDepersonalizer
{
    /// <summary>Longer replies are letters, and no two letters are alike.</summary>
    public const int MaxWords = 60;

    private const int ShortestAcronym = 2;
    private const int LongestAcronym = 4;
    private const WordClasses Names = WordClasses.GivenName | WordClasses.Surname | WordClasses.City | WordClasses.Country;

    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase)
    {
        "what", "where", "when", "which", "who", "whose", "how", "why", "do", "does", "did", "is", "are", "was", "were", "can", "could",
        "would", "will", "may", "shall", "should", "have", "has",
    };

    private static readonly HashSet<string> Addressing = new(StringComparer.OrdinalIgnoreCase)
    {
        "hello", "hi", "hey", "dear", "thanks", "you", "welcome", "morning", "afternoon", "evening", "sorry", "goodbye", "bye",
    };

    private readonly TextMasker _masker = new(PrivacyOptions.All);
    private readonly WordList _words = TagModel.Default.Words;

    /// <summary>The reply without what is personal; null where nothing is left to learn from.</summary>
    /// <param name="text">What an agent or bot said, masked before or not.</param>
    public string? Read(string text)
    {
        var masked = Calm(_masker.Mask(text).RestrictedText);
        var pieces = Join([.. Sentences(masked)]);
        var words = pieces.Count(piece => piece.Kind == PieceKind.Word);
        return words is >= 1 and <= MaxWords && pieces.Count <= 2 * MaxWords ? Write(pieces) : null;
    }

    // What is written in capitals throughout says nothing by them.
    private static string Calm(string text)
    {
        var outside = text.AsSpan();
        var (upper, lower) = (0, 0);
        var inside = false;
        foreach (var c in outside)
        {
            inside = c == '[' || (inside && c != ']');
            upper += !inside && char.IsUpper(c) ? 1 : 0;
            lower += !inside && char.IsLower(c) ? 1 : 0;
        }

        return lower == 0 && upper > LongestAcronym && !text.Contains('[', StringComparison.Ordinal) ? text.ToLowerInvariant() : text;
    }

    // Names become slots: a capital within a sentence is one, and so is a name that is no other word.
    private IEnumerable<ReplyPiece> Sentences(string text)
    {
        var opens = true;
        var before = "";
        foreach (var piece in ReplyScanner.Read(text))
        {
            var result = piece.Kind == PieceKind.Word ? Word(piece, opens) : piece;
            if (result.Kind == PieceKind.Slot && result.Text == ReplySlots.Person && Addressing.Contains(before))
            {
                result = result with { Text = ReplySlots.Name };
            }

            yield return result;
            opens = piece.Kind == PieceKind.End || (opens && piece.Kind == PieceKind.Mark);
            before = piece.Kind switch { PieceKind.Word => piece.Text, PieceKind.Mark when piece.Text == "," => before, _ => "" };
        }
    }

    private ReplyPiece Word(ReplyPiece piece, bool opens)
    {
        var word = piece.Text.Replace('’', '\'');
        var bare = word.AsSpan(0, word.IndexOf('\'') is > 0 and var cut ? cut : word.Length);
        var classes = _words.Classify(WordHash.Of(bare));
        var isName = (classes & Names) != WordClasses.None && !classes.HasFlag(WordClasses.Ordinary);
        if (isName && (classes & (WordClasses.GivenName | WordClasses.Surname)) != WordClasses.None)
        {
            return piece with { Kind = PieceKind.Slot, Text = ReplySlots.Person };
        }

        if (isName)
        {
            return piece with { Kind = PieceKind.Slot, Text = ReplySlots.Place };
        }

        if (bare is "I" || !char.IsUpper(word[0]))
        {
            return piece with { Text = bare is "i" ? "I" + word[1..] : word };
        }

        var isAcronym = word.Length is >= ShortestAcronym and <= LongestAcronym && !word.Any(char.IsLower);
        return isAcronym ? piece with { Text = word }
            : opens ? piece with { Text = word.ToLowerInvariant() }
            : piece with { Kind = PieceKind.Slot, Text = ReplySlots.Value };
    }

    // Names of several words are one slot.
    private static List<ReplyPiece> Join(List<ReplyPiece> pieces)
    {
        var joined = new List<ReplyPiece>(pieces.Count);
        foreach (var piece in pieces)
        {
            var last = joined.Count > 0 ? joined[^1] : default;
            if (piece.Kind == PieceKind.Slot && last.Kind == PieceKind.Slot && ReplySlots.Joins(piece.Text) && ReplySlots.Joins(last.Text))
            {
                joined[^1] = last with { Text = last.Text == piece.Text ? last.Text : ReplySlots.Value };
            }
            else if (!(piece.Kind is PieceKind.End && (joined.Count == 0 || last.Kind == PieceKind.End)))
            {
                joined.Add(piece);
            }
        }

        return joined;
    }

    private static string Write(List<ReplyPiece> pieces)
    {
        var text = new StringBuilder();
        var opens = true;
        var asks = false;
        foreach (var piece in pieces)
        {
            if (opens && piece.Kind == PieceKind.Word)
            {
                asks = Asking.Contains(piece.Text);
            }

            if (text.Length > 0 && !piece.Glued && piece.Kind != PieceKind.End && piece is not { Kind: PieceKind.Mark, Text: "," or ";" or ":" or ")" })
            {
                text.Append(' ');
            }

            text.Append(opens && piece.Kind == PieceKind.Word ? char.ToUpperInvariant(piece.Text[0]) + piece.Text[1..] : piece.Text);
            opens = piece.Kind == PieceKind.End || (opens && piece.Kind == PieceKind.Mark);
        }

        var whole = text.ToString().TrimEnd(' ', ',', ';', ':', '-');
        return whole[^1] is '.' or '?' ? whole : whole + (asks ? "?" : ".");
    }
}
