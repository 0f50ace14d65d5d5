using AgentAssist.Core.Understanding.Models;
using AgentAssist.V1;

namespace AgentAssist.Core.Understanding.Languages;

/// <summary>
/// The languages that are understood, and what an analysis lacks in each. A language is its data: a row in Packs.tsv and the
/// files of <see cref="PackFiles"/>. Packs load when their language is first met.
/// </summary>
internal sealed class LanguagePacks
{
    /// <summary>The language of the pack whose files carry no code.</summary>
    public const string English = "en";

    private static readonly UnsupportedPart[] All = [.. Enum.GetValues<UnsupportedPart>().Where(part => part != UnsupportedPart.Unspecified)];

    private readonly Dictionary<string, (Lazy<LanguagePack> Pack, UnsupportedPart[] Lacks)> _packs = new(StringComparer.Ordinal);
    private readonly string _default;

    /// <param name="intents">What stands in for the languages' own models of intents; null for none.</param>
    public LanguagePacks(IntentModel? intents = null)
    {
        foreach (var row in EmbeddedTable.Read("Packs.tsv"))
        {
            var lacks = row[5].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => Enum.Parse<UnsupportedPart>(part, ignoreCase: true));
            _packs.Add(row[0], (new Lazy<LanguagePack>(() => LanguagePack.Load(row, withModels: true, intents)), [.. lacks]));
        }

        _default = _packs.Keys.First();
    }

    /// <summary>A pack of its own that reads by lexicons and patterns alone.</summary>
    public static LanguagePack Unlearned(string code) => LanguagePack.Load(
        EmbeddedTable.Read("Packs.tsv").First(row => string.Equals(row[0], code, StringComparison.Ordinal)), withModels: false, intents: null);

    public IEnumerable<string> Codes => _packs.Keys;

    /// <summary>The pack for a language; null for one that is not understood, the first pack for one that is undecided.</summary>
    public LanguagePack? Find(string code) => _packs.TryGetValue(Known(code), out var pack) ? pack.Pack.Value : null;

    /// <summary>What an analysis in this language lacks.</summary>
    public IEnumerable<UnsupportedPart> Lacks(string code) => _packs.TryGetValue(Known(code), out var pack) ? pack.Lacks : All;

    private string Known(string code) => code == LanguageDetector.Undecided ? _default : code;
}
