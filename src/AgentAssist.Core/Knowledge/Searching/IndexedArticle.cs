using AgentAssist.V1;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>An article as the index holds it.</summary>
internal sealed class IndexedArticle
{
    public required KnowledgeArticle Article { get; init; }

    /// <summary>Its place in the index; given again once the article is gone.</summary>
    public required int Slot { get; init; }

    /// <summary>What it is about; null where it speaks for everything.</summary>
    public required IndexedEntity? Entity { get; init; }

    /// <summary>The title.</summary>
    public required Passage Title { get; init; }

    /// <summary>The sentences of the body.</summary>
    public required Passage[] Passages { get; init; }

    /// <summary>How many terms the body has.</summary>
    public required int BodyLength { get; init; }

    /// <summary>Every term with how often it stands in each field.</summary>
    public required IReadOnlyDictionary<IndexedTerm, Posting> Terms { get; init; }
}

/// <summary>A sentence of an article.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Terms">Its terms without the entity's.</param>
/// <param name="All">Every word, each once, without the entity's.</param>
/// <param name="Denies">Whether it says that something is not so.</param>
internal sealed record Passage(string Text, IndexedTerm[] Terms, string[] All, bool Denies);

/// <summary>How often a term stands in the fields of an article, and how long these are.</summary>
/// <param name="Slot">The article's.</param>
/// <param name="IsGeneral">Whether the article is about nothing in particular.</param>
internal readonly record struct Posting(
    int Slot, bool IsGeneral, ushort InTitle, ushort InBody, ushort InDomain, ushort TitleLength, ushort BodyLength);
