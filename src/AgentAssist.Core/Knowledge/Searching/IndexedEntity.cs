namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>Something that articles are about: a branch, a product, a place.</summary>
/// <param name="key">Its name as far as it distinguishes: two spellings that differ in case alone are one entity.</param>
/// <param name="words">The terms of its name, each once.</param>
internal sealed class IndexedEntity(string key, string[] words)
{
    public string Key { get; } = key;

    public string[] Words { get; } = words;

    /// <summary>The articles about it.</summary>
    public HashSet<IndexedArticle> Articles { get; } = [];
}
