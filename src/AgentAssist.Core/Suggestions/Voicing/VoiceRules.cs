using System.Text.RegularExpressions;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>What a <see cref="BrandVoice"/> must be, and the guards that it asks for.</summary>
internal static partial class VoiceRules
{
    private const int MostUse = 200;
    private const int MostNever = 500;
    private const int LongestUse = 40;
    private const int LongestNever = 60;
    private const int LongestName = 80;

    /// <summary>Steps of a reply that no voice may silence.</summary>
    private static readonly Move[] Needed = [Move.Acknowledge, Move.Own, Move.Clarify, Move.Commit];

    /// <summary>Appends what is wrong with a voice to <paramref name="faults"/>.</summary>
    public static void Check(BrandVoice voice, List<string> faults)
    {
        CheckEnum(voice.Formality, "formality", faults);
        CheckEnum(voice.Contractions, "contractions", faults);
        CheckEnum(voice.Emoji, "emoji", faults);
        CheckEnum(voice.Spelling, "spelling", faults);
        CheckWarmth(voice.HasWarmth, voice.Warmth, "voice.warmth", faults);
        CheckName(voice.BrandName, "brand_name", faults);
        CheckName(voice.SignerName, "signer_name", faults);
        if (voice.Use.Count > MostUse)
        {
            faults.Add($"voice.use: has {voice.Use.Count} entries, more than {MostUse}");
        }

        if (voice.Never.Count > MostNever)
        {
            faults.Add($"voice.never: has {voice.Never.Count} entries, more than {MostNever}");
        }

        foreach (var word in voice.Never.Where(word => !IsWords(word, LongestNever)))
        {
            faults.Add($"voice.never: '{Shortened(word)}' is not made of words of 1 to {LongestNever} characters");
        }

        foreach (var (plain, preferred) in voice.Use)
        {
            if (!IsWords(plain, LongestUse) || !IsWords(preferred, LongestUse))
            {
                faults.Add($"voice.use: '{Shortened(plain)}' and '{Shortened(preferred)}' must be words of 1 to {LongestUse} characters");
            }
            else if (voice.Never.FirstOrDefault(never => IsWords(never, LongestNever) && Regex.IsMatch(preferred, PatternOf(never), RegexOptions.IgnoreCase)) is { } never)
            {
                faults.Add($"voice.use: '{preferred}' is preferred, and '{never}' is never to be said");
            }
        }

        foreach (var twice in voice.Use.Keys.GroupBy(Plain).Where(g => g.Count() > 1))
        {
            faults.Add($"voice.use: '{Shortened(twice.Key)}' stands there more than once");
        }
    }

    /// <summary>Appends a fault for each step that the words never to use leave without a phrase.</summary>
    public static void CheckMoves(IEnumerable<Move> withheld, IReadOnlySet<Move> left, List<string> faults)
    {
        foreach (var move in withheld.Distinct().Where(move => Needed.Contains(move) && !left.Contains(move)))
        {
            faults.Add($"voice.never: leaves no phrase for the move {EnumNames.UpperSnake(move)}");
        }
    }

    /// <summary>Appends a fault where a warmth is out of its range.</summary>
    public static void CheckWarmth(bool given, int warmth, string at, List<string> faults)
    {
        if (given && warmth is < 0 or > 2)
        {
            faults.Add($"{at}: {warmth} is not from 0 to 2");
        }
    }

    /// <summary>The guards that find what the brand does not use.</summary>
    public static IEnumerable<Guard> GuardsOf(BrandVoice voice)
    {
        if (voice.Never.Count > 0)
        {
            var guard = new Guard { GuardId = Speech.NeverGuard, Why = "These are not words that our brand uses.", Principle = Principle.OneStory };
            guard.Patterns.AddRange(voice.Never.Select(PatternOf).Distinct());
            yield return guard;
        }

        if (voice.Emoji == EmojiUse.Never)
        {
            var guard = new Guard { GuardId = Speech.EmojiGuard, Why = "Our brand writes without emoji.", Principle = Principle.OneStory };
            guard.Patterns.Add(@"[\uD83C-\uD83E][\uDC00-\uDFFF]|[\u2600-\u27BF]\uFE0F?");
            yield return guard;
        }
    }

    /// <summary>The key of an entry as it is compared.</summary>
    public static string Plain(string words) => words.ToLowerInvariant().Replace('’', '\'');

    private static string PatternOf(string words) =>
        $@"\b{string.Join(@"\s+", Plain(words).Split(' ').Select(Regex.Escape)).Replace("'", "['’]", StringComparison.Ordinal)}\b";

    private static bool IsWords(string text, int longest) => text.Length <= longest && Words().IsMatch(text);

    private static void CheckEnum<T>(T value, string field, List<string> faults)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            faults.Add($"voice.{field}: {value} is unknown");
        }
    }

    private static void CheckName(string name, string field, List<string> faults)
    {
        if (name.Length > LongestName || name.Any(char.IsControl))
        {
            faults.Add($"voice.{field}: must be one line of at most {LongestName} characters");
        }
    }

    private static string Shortened(string text) => text.Length > LongestNever ? text[..LongestNever] + "…" : text;

    [GeneratedRegex(@"^[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*(?: [\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*)*$")]
    private static partial Regex Words();
}
