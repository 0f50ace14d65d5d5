using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace AgentAssist.Client.Calls;

/// <summary>Gives writes the id that makes them repeatable.</summary>
internal static class RequestIds
{
    private const string FieldName = "request_id";

    /// <summary>An id of 130 random bits.</summary>
    public static string Random() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz234567", 26);

    /// <summary>The message with an id: itself where the caller chose one, else a copy. The caller's message is never changed.</summary>
    public static (TRequest Request, string RequestId) Ensure<TRequest>(TRequest request, Func<string> newId)
        where TRequest : class, IMessage<TRequest>
    {
        if (Field(request) is not { } field)
        {
            return (request, string.Empty);
        }

        var given = (string)field.Accessor.GetValue(request);
        if (given.Length > 0)
        {
            return (request, given);
        }

        var copy = request.Clone();
        var id = newId();
        field.Accessor.SetValue(copy, id);
        return (copy, id);
    }

    private static FieldDescriptor? Field(IMessage message) => message.Descriptor.FindFieldByName(FieldName);
}
