using AgentAssist.Core.Understanding;
using AgentAssist.Core.Understanding.Text;

namespace AgentAssist.Core.Customers.Promises;

/// <summary>What a verb can owe.</summary>
[Flags]
internal enum VerbKinds
{
    None = 0,
    Deed = 1,
    Step = 2,
    State = 4,
    Arrive = 8,
    Arrange = 16,
    Report = 32,
}

/// <summary>Which forms of its verb a word is.</summary>
[Flags]
internal enum VerbForms
{
    None = 0,
    Base = 1,
    Present = 2,
    Ing = 4,
    Past = 8,
}

/// <summary>A word as a form of a verb.</summary>
internal readonly record struct VerbForm(string Base, VerbForms Forms, VerbKinds Kinds);

/// <summary>The verbs and words that promises are told by, from the data files beside this class.</summary>
internal sealed class PromiseLexicon
{
    private static readonly Lazy<PromiseLexicon> Loaded = new(Load);

    private readonly Dictionary<string, VerbForm> _verbs;
    private readonly Dictionary<string, VerbForm>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Dictionary<string, PhraseSet> _classes;

    private PromiseLexicon(Dictionary<string, VerbForm> verbs, Dictionary<string, PhraseSet> classes, Dictionary<string, TimeZoneInfo> zones)
    {
        _verbs = verbs;
        _bySpan = verbs.GetAlternateLookup<ReadOnlySpan<char>>();
        _classes = classes;
        Zones = zones;
    }

    /// <summary>The lexicon that ships. Read-only once loaded, so safe to share.</summary>
    public static PromiseLexicon Shared => Loaded.Value;

    /// <summary>Time zones by the names that people call them.</summary>
    public Dictionary<string, TimeZoneInfo> Zones { get; }

    /// <exception cref="InvalidDataException">The data has no such class.</exception>
    public PhraseSet Class(string name) => _classes.TryGetValue(name, out var set)
        ? set
        : throw new InvalidDataException($"PromiseWords.tsv has no class \"{name}\".");

    public bool IsBase(ReadOnlySpan<char> word) => _bySpan.TryGetValue(word, out var verb) && (verb.Forms & VerbForms.Base) != VerbForms.None;

    /// <summary>The verb that a word is a form of, by the list or, where the word ends like one, by its ending.</summary>
    public bool TryVerb(string word, out VerbForm verb)
    {
        if (_verbs.TryGetValue(word, out verb))
        {
            return true;
        }

        // "relodge": the verb behind it with "re" before it.
        if (word.Length > 4 && word.StartsWith("re", StringComparison.Ordinal) && _verbs.TryGetValue(word[2..], out var plain))
        {
            verb = plain with { Base = "re" + plain.Base };
            return true;
        }

        verb = VerbEndings.Guess(word);
        return verb.Forms != VerbForms.None;
    }

    private static PromiseLexicon Load()
    {
        var verbs = new Dictionary<string, VerbForm>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Read("PromiseVerbs.tsv"))
        {
            if (!Enum.TryParse<VerbKinds>(row[0], ignoreCase: true, out var kind))
            {
                throw new InvalidDataException($"PromiseVerbs.tsv: \"{row[0]}\" is no kind of verb.");
            }

            foreach (var entry in row[1].Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                AddVerb(verbs, entry.Split(' '), kind);
            }
        }

        var classes = EmbeddedTable.Read("PromiseWords.tsv")
            .ToDictionary(row => row[0], row => new PhraseSet(row[1].Split('|')), StringComparer.Ordinal);
        var zones = EmbeddedTable.Read("PromiseZones.tsv")
            .ToDictionary(row => row[0], row => TimeZoneInfo.FindSystemTimeZoneById(row[1]), StringComparer.Ordinal);
        return new PromiseLexicon(verbs, classes, zones);
    }

    private static void AddVerb(Dictionary<string, VerbForm> verbs, string[] entry, VerbKinds kind)
    {
        var root = entry[0];
        var forms = Inflection.Forms(root, "v").ToArray();
        Add(root, VerbForms.Base);
        Add(forms[1], VerbForms.Present);
        var hasIng = entry.Any(form => form.EndsWith("ing", StringComparison.Ordinal) && form != root);
        var hasPast = entry.Skip(1).Any(form => !form.EndsWith("ing", StringComparison.Ordinal));
        foreach (var form in forms.Skip(2))
        {
            var ing = form.EndsWith("ing", StringComparison.Ordinal);
            if (ing ? !hasIng : !hasPast)
            {
                Add(form, ing ? VerbForms.Ing : VerbForms.Past);
            }
        }

        foreach (var form in entry.Skip(1))
        {
            Add(form, form.EndsWith("ing", StringComparison.Ordinal) ? VerbForms.Ing
                : form is "is" or "are" or "am" or "has" or "does" ? VerbForms.Present : VerbForms.Past);
        }

        // A verb whose past is its base ("put", "set", "read") has no form of its own for it.
        if (root is "put" or "set" or "read" or "cost" or "let" or "hit" or "bet" or "come" or "become" or "run" or "cut")
        {
            Add(root, VerbForms.Past);
        }

        void Add(string form, VerbForms as_)
        {
            if (!verbs.TryGetValue(form, out var known))
            {
                verbs.Add(form, new VerbForm(root, as_, kind));
            }
            else if (known.Base == root)
            {
                verbs[form] = known with { Forms = known.Forms | as_, Kinds = known.Kinds | kind };
            }
        }
    }
}
