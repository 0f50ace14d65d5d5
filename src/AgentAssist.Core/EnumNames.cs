using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace AgentAssist.Core;

/// <summary>Names of enum values as documents, the command line and ErrorInfo write them: without their prefix.</summary>
public static class EnumNames
{
    private static readonly ConcurrentDictionary<Enum, string> Cache = new();

    /// <summary>For example <c>CONVERSATION_NOT_FOUND</c> for <see cref="V1.ErrorReason.ConversationNotFound"/>.</summary>
    public static string UpperSnake<T>(T value)
        where T : struct, Enum
    {
        return Cache.GetOrAdd(value, static boxed => Read(boxed));
    }

    private static string Read(Enum value)
    {
        var type = value.GetType();
        var original = type.GetField(value.ToString())?.GetCustomAttribute<OriginalNameAttribute>()?.Name
            ?? value.ToString("d");
        var prefix = Prefix(type.Name);
        return original.StartsWith(prefix, StringComparison.Ordinal) ? original[prefix.Length..] : original;
    }

    private static string Prefix(string typeName)
    {
        var words = string.Concat(typeName.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{c}"));
        return words.ToUpperInvariant() + "_";
    }
}
