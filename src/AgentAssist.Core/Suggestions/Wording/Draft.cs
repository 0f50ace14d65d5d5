using AgentAssist.Core.Suggestions.Library;
using AgentAssist.Core.Suggestions.Planning;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>A phrase chosen for one step, written out.</summary>
internal sealed record Choice(PhraseTemplate Phrase, SuggestionSentence Sentence, int Words, OnceOnly Once);

/// <summary>A reply in the making.</summary>
internal sealed record Draft(Plan Plan, IReadOnlyList<Choice> Choices, int Words);
