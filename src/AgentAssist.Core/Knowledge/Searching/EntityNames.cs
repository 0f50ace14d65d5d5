using System.Diagnostics.CodeAnalysis;

namespace AgentAssist.Core.Knowledge.Searching;

/// <summary>The names of everything that articles are about.</summary>
internal sealed class EntityNames
{
    private readonly Dictionary<string, IndexedEntity> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IndexedEntity>> _byWord = new(StringComparer.Ordinal);

    public int Count => _entities.Count;

    /// <summary>The entity of a name, which stays for as long as it has articles; null for a name without words.</summary>
    public IndexedEntity? Of(string name)
    {
        var words = Terms.Of(name).Words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var key = string.Join(' ', words);
        if (key.Length == 0 || _entities.TryGetValue(key, out var entity))
        {
            return key.Length == 0 ? null : _entities[key];
        }

        _entities.Add(key, entity = new IndexedEntity(key, words));
        foreach (var word in words)
        {
            if (!_byWord.TryGetValue(word, out var bearers))
            {
                _byWord.Add(word, bearers = []);
            }

            bearers.Add(entity);
        }

        return entity;
    }

    /// <summary>Forgets an entity that has no articles any more.</summary>
    public void Release(IndexedEntity? entity)
    {
        if (entity is null or { Articles.Count: > 0 })
        {
            return;
        }

        _entities.Remove(entity.Key);
        foreach (var word in entity.Words)
        {
            _byWord[word].Remove(entity);
            if (_byWord[word].Count == 0)
            {
                _byWord.Remove(word);
            }
        }
    }

    /// <summary>The entities whose names have a word.</summary>
    public bool TryFind(string word, [NotNullWhen(true)] out List<IndexedEntity>? bearers) => _byWord.TryGetValue(word, out bearers);

    /// <summary>The word of a name that is one slip away; null for none.</summary>
    public string? Nearest(string word) => Spelling.Nearest(word, _byWord.Keys);
}
