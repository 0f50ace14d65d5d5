namespace AgentAssist.Core.Understanding.Languages;

/// <summary>Names of the data files that a language's pack is read from.</summary>
/// <param name="code">The language's BCP-47 code; English has the names without a code.</param>
internal sealed class PackFiles(string code)
{
    /// <summary>Emoji and emoticons, which all languages share.</summary>
    public const string Symbols = "Symbols.tsv";

    public string Modifiers => Name("Modifiers");

    public string Spellings => Name("Spellings");

    public string Signals => Name("Signals");

    public string Irregular => Name("Irregular");

    public string Inflection => Name("Inflection");

    /// <summary>The files with valence, those of the language first.</summary>
    public IEnumerable<string> Lexicons => new[] { Name("Valence"), Name("Service"), Symbols }.Where(EmbeddedTable.Exists);

    private string Name(string table) => code == LanguagePacks.English ? $"{table}.tsv" : $"{table}.{code}.tsv";
}
