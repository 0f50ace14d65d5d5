using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace AgentAssist.Server.Configuration;

/// <summary>
/// Binds configuration to options and collects every fault: unknown keys, values of the wrong kind, values out of range. A
/// misspelt key that is silently ignored costs an operator a night.
/// </summary>
internal static class StrictBinder
{
    public static void Bind(IConfigurationSection section, object options, List<string> faults)
    {
        var properties = options.GetType().GetProperties()
            .Where(property => property.CanWrite)
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!properties.TryGetValue(child.Key, out var property))
            {
                var known = string.Join(", ", properties.Keys.Order(StringComparer.Ordinal));
                faults.Add($"{child.Path}: unknown key. Known here: {known}.");
            }
            else if (IsSection(property))
            {
                Bind(child, property.GetValue(options)!, faults);
            }
            else
            {
                Set(child, property, options, faults);
            }
        }

        foreach (var property in properties.Values.Where(property => !IsSection(property)))
        {
            Check(section, property, options, faults);
        }
    }

    private static bool IsSection(PropertyInfo property) =>
        property.PropertyType.IsClass && property.PropertyType != typeof(string);

    private static void Set(IConfigurationSection child, PropertyInfo property, object options, List<string> faults)
    {
        if (child.Value is null)
        {
            faults.Add($"{child.Path}: takes a value, not a section.");
            return;
        }

        try
        {
            var converter = TypeDescriptor.GetConverter(property.PropertyType);
            property.SetValue(options, converter.ConvertFromString(null, CultureInfo.InvariantCulture, child.Value));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            faults.Add($"{child.Path}: must be of the kind {property.PropertyType.Name}.");
        }
    }

    private static void Check(IConfigurationSection section, PropertyInfo property, object options, List<string> faults)
    {
        var results = new List<ValidationResult>();
        var context = new ValidationContext(options) { MemberName = property.Name };
        if (!Validator.TryValidateProperty(property.GetValue(options), context, results))
        {
            faults.AddRange(results.Select(result => $"{section.Path}:{property.Name}: {result.ErrorMessage}"));
        }
    }
}
