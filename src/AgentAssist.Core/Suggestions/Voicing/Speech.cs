using System.Globalization;
using AgentAssist.Core.Suggestions.Library;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Voicing;

/// <summary>
/// A brand's voice made ready: it says any text as the brand would. Phrases are said once, when the library is made ready; in a turn
/// only what fills their slots. Immutable and safe to share between threads.
/// </summary>
internal sealed class Speech
{
    /// <summary>The guard that finds words the brand never says.</summary>
    public const string NeverGuard = "brand-voice";

    /// <summary>The guard that finds emoji where the brand has none.</summary>
    public const string EmojiGuard = "brand-emoji";

    /// <summary>How many words <see cref="Directions"/> names of each kind; the checker knows them all.</summary>
    private const int MostNamed = 40;

    private const double WarmthWeight = 1.2;
    private const int Neutral = 1;

    private readonly WordSwaps[] _swaps;
    private readonly BrandVoice _voice;
    private readonly ContractionUse _contractions;

    private Speech(BrandVoice voice)
    {
        _voice = voice;
        _contractions = voice.Contractions;
        WordSwaps?[] swaps =
        [
            voice.Formality switch { Formality.Formal => VoiceBook.Default.Formal, Formality.Casual => VoiceBook.Default.Casual, _ => null },
            voice.Use.Count == 0 ? null : new WordSwaps(WordSwaps.WithPlurals(voice.Use.Select(u => new WordSwap(VoiceRules.Plain(u.Key), u.Value)))),
            voice.Spelling switch { Spelling.British => VoiceBook.Default.British, Spelling.American => VoiceBook.Default.American, _ => null },
        ];
        _swaps = [.. swaps.OfType<WordSwaps>()];
        Guards = [.. VoiceRules.GuardsOf(voice)];
    }

    /// <summary>Every word as it is written.</summary>
    public static Speech AsWritten { get; } = new(new BrandVoice());

    /// <summary>What finds the words and signs that the brand does not use.</summary>
    public IReadOnlyList<Guard> Guards { get; }

    /// <summary>Whether an emoji may end a reply.</summary>
    public bool UsesEmoji => _voice.Emoji == EmojiUse.Sparingly;

    public Formality Formality => _voice.Formality;

    /// <summary>0 plain, 1 neither, 2 warm.</summary>
    public int Warmth => _voice.HasWarmth ? _voice.Warmth : Neutral;

    /// <summary>Who signs a letter: "Sam, Northwind"; empty where the voice names nobody.</summary>
    public string Signature => string.Join(", ", new[] { _voice.SignerName.Trim(), _voice.BrandName.Trim() }.Where(n => n.Length > 0));

    /// <summary>Reads a voice, appending what is wrong with it to <paramref name="faults"/>.</summary>
    public static Speech Read(BrandVoice? voice, List<string> faults)
    {
        var before = faults.Count;
        if (voice is not null)
        {
            VoiceRules.Check(voice, faults);
        }

        return voice is null || faults.Count > before ? AsWritten : new Speech(voice);
    }

    /// <summary>The company's own words as the brand says them; slots in braces stay.</summary>
    public string Say(string text)
    {
        foreach (var swaps in _swaps)
        {
            text = swaps.Apply(text);
        }

        return Reflect(text);
    }

    /// <summary>
    /// The voice in words, for whoever writes in it without these rules: a line for each thing that it asks. Of the words that the brand
    /// uses and never uses, the first <see cref="MostNamed"/>.
    /// </summary>
    public IEnumerable<string> Directions()
    {
        string?[] lines =
        [
            _voice.Formality switch { Formality.Formal => "formal words, no colloquial ones", Formality.Casual => "casual words, as between people who know each other", _ => null },
            Warmth switch { 0 => "plain rather than warm", > Neutral => "warm rather than plain", _ => null },
            _contractions switch { ContractionUse.Never => "no contractions: \"I will\", never \"I'll\"", ContractionUse.Always => "contractions wherever English has them: \"I'll\", \"it's\"", _ => null },
            _voice.Spelling switch { Spelling.British => "British spelling", Spelling.American => "American spelling", _ => null },
            UsesEmoji ? null : "no emoji",
            Named("say {1} for {0}", _voice.Use.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => (Quoted(u.Key), Quoted(u.Value)))),
            Named("never say {0}", _voice.Never.Select(word => (Quoted(word), ""))),
        ];
        return lines.OfType<string>();
    }

    private static string? Named(string form, IEnumerable<(string, string)> words)
    {
        var named = string.Join(", ", words.Take(MostNamed).Select(w => string.Format(CultureInfo.InvariantCulture, form, w.Item1, w.Item2)));
        return named.Length == 0 ? null : named;
    }

    private static string Quoted(string word) => $"\"{word}\"";

    /// <summary>The customer's words as the brand says them back: only drawn together or apart.</summary>
    public string Reflect(string text) => _contractions switch
    {
        ContractionUse.Always => Contractions.Contract(text),
        ContractionUse.Never => Contractions.Expand(text),
        _ => text,
    };

    /// <summary>What fills a slot, as the brand says it; null where the channel cannot carry it.</summary>
    public string? Fill(string slot, string text, Channel channel)
    {
        var said = ReferenceEquals(this, AsWritten) ? text : Slot.IsCustomers(slot) ? Reflect(text) : Say(text);
        return channel == Channel.Voice ? Speakable.Of(said) : said;
    }

    /// <summary>A phrase as the brand says it: the same one where nothing changes.</summary>
    public Phrase Say(Phrase phrase)
    {
        var said = Say(phrase.Text);
        return said == phrase.Text ? phrase : new Phrase(phrase) { Text = said };
    }

    /// <summary>How much the voice prefers a phrase over one that is neither plain nor warm; negative where it prefers the other.</summary>
    public double Lean(Phrase phrase) =>
        WarmthWeight * (Warmth - Neutral) * ((phrase.HasWarmth ? phrase.Warmth : IsWarm(phrase) ? 2 : Neutral) - Neutral);

    /// <summary>Whether a guard is one of the voice's, which withhold a phrase and are no fault of the library.</summary>
    public bool Owns(Guard guard) => Guards.Contains(guard);

    private static bool IsWarm(Phrase phrase) =>
        phrase.Principles.Contains(Principle.Empathy)
        || phrase.Principles.Contains(Principle.HumanMoment)
        || VoiceBook.Default.Warm.Any(word => phrase.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
